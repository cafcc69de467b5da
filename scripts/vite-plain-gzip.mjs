// The development server would send a `.gz` file with Content-Encoding, and the browser would inflate it before the
// page does. Servers in the field send the bytes as they are; so does this.
import { createReadStream, existsSync } from 'node:fs'
import { basename, join } from 'node:path'

/** @returns {import('vite').Plugin} */
export function plainGzip() {
  return {
    name: 'suanchou:plain-gzip',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://server')
        const file = join(server.config.publicDir, 'engine', basename(pathname))
        if (!pathname.endsWith('.wasm.gz') || !existsSync(file)) return next()
        response.setHeader('Content-Type', 'application/gzip')
        createReadStream(file).pipe(response)
      })
    },
  }
}
