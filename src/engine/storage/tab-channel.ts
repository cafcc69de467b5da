/** Tells other tabs of this site that the stored catalogue has changed. */
export type TabChannel = { announce(version: number): void; close(): void }

/** Opens the channel; `onChange` is called with the version that another tab has written. Does nothing where a browser has no channels. */
export function openTabChannel(name: string, onChange: (version: number) => void): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { announce: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(name)
  channel.onmessage = (message: MessageEvent<unknown>) => {
    if (typeof message.data === 'number') onChange(message.data)
  }
  return { announce: (version) => channel.postMessage(version), close: () => channel.close() }
}
