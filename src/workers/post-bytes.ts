/**
 * A port in which bytes wait for whoever opens it. They are transferred, not copied, and the port itself can be transferred on, so that bytes
 * reach another worker through the page without being unpacked there.
 */
export function postBytes(bytes: ArrayBuffer): MessagePort {
  const { port1: sender, port2: receiver } = new MessageChannel()
  sender.postMessage(bytes, [bytes])
  return receiver
}
