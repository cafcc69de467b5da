import { expect, it, vi } from 'vitest'
import { CallCounter } from '../../src/client/call-counter.ts'

it('is quiet only after all calls have ended and a moment has passed', async () => {
  vi.useFakeTimers()
  const counter = new CallCounter()
  let end: (value: string) => void = () => undefined
  const answer = counter.count(() => new Promise<string>((resolve) => (end = resolve)))
  const quiet = vi.fn()
  void counter.quiet().then(quiet)
  await vi.advanceTimersByTimeAsync(5000)
  expect(quiet).not.toHaveBeenCalled()
  end('done')
  expect(await answer).toBe('done')
  await vi.advanceTimersByTimeAsync(100)
  expect(quiet).not.toHaveBeenCalled()
  // Another call begins in the pause and fails.
  await expect(counter.count(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  await vi.advanceTimersByTimeAsync(150)
  expect(quiet).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect(quiet).toHaveBeenCalledTimes(1)
  vi.useRealTimers()
})

it('is quiet at once where nobody has called, or only in the background', async () => {
  const counter = new CallCounter()
  void counter.count(() => new Promise(() => undefined), true)
  await expect(counter.quiet()).resolves.toBeUndefined()
  await expect(new CallCounter().quiet()).resolves.toBeUndefined()
})
