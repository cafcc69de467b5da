import { AppError } from '../core/base/app-error.ts'

/**
 * Bytes that wait in a port, which is closed afterwards; bytes that are there already are given back as they are.
 * Throws call/cancelled, internal/bug for a port that holds something else.
 */
export async function receiveBytes(from: ArrayBuffer | MessagePort, signal: AbortSignal): Promise<ArrayBuffer> {
  if (from instanceof ArrayBuffer) return from
  try {
    return await readPort(from, signal)
  } finally {
    from.close()
  }
}

function readPort(port: MessagePort, signal: AbortSignal): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new AppError('internal/bug', {}, { detail: 'no bytes in the port of a table' }))
    const stop = () => reject(new AppError('call/cancelled'))
    if (signal.aborted) {
      stop()
      return
    }
    signal.addEventListener('abort', stop, { once: true })
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      signal.removeEventListener('abort', stop)
      if (data instanceof ArrayBuffer) resolve(data)
      else broken()
    })
    port.addEventListener('messageerror', broken)
    port.start()
  })
}
