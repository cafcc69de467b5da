/**
 * Starts a worker that the page's policy binds: a worker started from its own address would be bound by nothing,
 * one started from `blob:` inherits the policy of the page. `address` comes from a `?worker&url` import.
 */
export function spawnWorker(address: string, name: string): Worker {
  const absolute = new URL(address, document.baseURI).href
  // The development server serves modules, which importScripts cannot load; it has no policy to inherit either.
  if (import.meta.env.DEV) return new Worker(absolute, { type: 'module', name })
  const bootstrap = new Blob([`importScripts(${JSON.stringify(absolute)})`], { type: 'text/javascript' })
  return new Worker(URL.createObjectURL(bootstrap), { name })
}
