import { expect, it } from 'vitest'
import { makeBreather } from '../../src/formats/breathe.ts'
import { checkCancelled } from '../../src/formats/check-cancelled.ts'

it('lets a message in during long work, and the work then stops', async () => {
  let cancelled = false
  setTimeout(() => (cancelled = true), 1)
  const breathe = makeBreather()
  const work = async () => {
    const end = performance.now() + 5000
    while (performance.now() < end) {
      await breathe()
      checkCancelled({ isCancelled: () => cancelled })
    }
  }
  await expect(work()).rejects.toMatchObject({ code: 'call/cancelled' })
})

it('goes on when nobody can cancel', () => {
  expect(() => checkCancelled({})).not.toThrow()
})
