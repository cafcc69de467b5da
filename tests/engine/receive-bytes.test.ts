import { expect, it } from 'vitest'
import { receiveBytes } from '../../src/engine/receive-bytes.ts'
import { postBytes } from '../../src/workers/post-bytes.ts'

const never = new AbortController().signal

it('receives bytes that were posted before the port was opened, though the port was transferred on twice', async () => {
  const bytes = new Uint8Array([1, 2, 3]).buffer
  const port = postBytes(bytes)
  // Transferred, not copied: the sender holds nothing any more.
  expect(bytes.byteLength).toBe(0)
  const passed = await passOn(await passOn(port))
  expect([...new Uint8Array(await receiveBytes(passed, never))]).toEqual([1, 2, 3])
})

it('stops waiting when the call is cancelled', async () => {
  const { port1, port2 } = new MessageChannel()
  const stop = new AbortController()
  const waiting = receiveBytes(port1, stop.signal)
  stop.abort()
  await expect(waiting).rejects.toMatchObject({ code: 'call/cancelled' })
  await expect(receiveBytes(port2, stop.signal)).rejects.toMatchObject({ code: 'call/cancelled' })
})

it('does not take anything else for rows', async () => {
  const { port1, port2 } = new MessageChannel()
  port1.postMessage('no rows')
  await expect(receiveBytes(port2, never)).rejects.toMatchObject({ code: 'internal/bug' })
})

/** Transfers a port through another channel, as the page hands it from worker to worker. */
function passOn(port: MessagePort): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port2.addEventListener('message', ({ data }: MessageEvent<MessagePort>) => {
      port2.close()
      resolve(data)
    })
    port2.start()
    port1.postMessage(port, [port])
  })
}
