// A static file server without a single header that the product would depend on: what works here works on any server.
//
//   node scripts/serve.mjs [folder] [--host 127.0.0.1] [--port 8080] [--base /sub/path/]
//
// Without --port it takes the first free port from 8080 on; with --port it takes that one or fails.
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.sql': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  // Sent as it is, never with Content-Encoding: the page inflates it.
  '.gz': 'application/gzip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.webmanifest': 'application/manifest+json',
}
const FIRST_PORT = 8080
const PORTS_TO_TRY = 100

/**
 * @typedef {{ folder: string, host: string, port: number | undefined, base: string }} ServeOptions
 * @param {Partial<ServeOptions>} options
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve({ folder = 'dist', host = '127.0.0.1', port, base = '/' }) {
  const root = realpathSync(resolve(folder))
  const prefix = `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/')
  const server = createServer((request, response) => answer(root, prefix, request, response))
  const used = await listen(server, host, port)
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return { url: `http://${shownHost}:${used}${prefix}`, close: () => server.close() }
}

/** @param {import('node:http').Server} server @param {string} host @param {number | undefined} port @returns {Promise<number>} */
async function listen(server, host, port) {
  const first = port ?? FIRST_PORT
  const last = port === undefined ? FIRST_PORT + PORTS_TO_TRY : first
  for (let candidate = first; ; candidate++) {
    const error = await new Promise((done) => {
      server.once('error', done)
      server.listen(candidate, host, () => {
        server.off('error', done)
        done(undefined)
      })
    })
    if (error === undefined) return candidate
    if (error.code !== 'EADDRINUSE' || candidate >= last) throw error
  }
}

/**
 * @param {string} root @param {string} prefix
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
function answer(root, prefix, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Method Not Allowed')
  const path = pathOf(request.url ?? '/')
  if (path === undefined) return end(response, 400, 'Bad Request')
  if (`${path}/` === prefix) return end(response, 301, '', { Location: prefix })
  if (!path.startsWith(prefix)) return end(response, 404, 'Not Found')
  const file = findFile(root, path.slice(prefix.length))
  if (file === undefined) return end(response, 404, 'Not Found')

  const { size, mtimeMs } = statSync(file)
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`
  const headers = {
    'Content-Type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    ETag: etag,
  }
  if (request.headers['if-none-match'] === etag) return end(response, 304, '', headers)
  response.writeHead(200, { ...headers, 'Content-Length': size })
  if (request.method === 'HEAD') return response.end()
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

/** @param {string} url @returns {string | undefined} */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://server').pathname)
  } catch {
    return undefined
  }
}

/** @param {string} root @param {string} path @returns {string | undefined} a file inside root, never outside it */
function findFile(root, path) {
  if (path.includes('\0')) return undefined
  let file = normalize(join(root, path))
  if (file !== root && !file.startsWith(root + sep)) return undefined
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html')
  if (!existsSync(file) || !statSync(file).isFile()) return undefined
  return realpathSync(file).startsWith(root + sep) ? file : undefined
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} text @param {Record<string, string>} headers */
function end(response, status, text, headers = { 'Content-Type': 'text/plain; charset=utf-8' }) {
  response.writeHead(status, headers)
  response.end(text)
}

/** @param {string[]} args @returns {Partial<ServeOptions>} */
export function parseServeArgs(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { host: { type: 'string' }, port: { type: 'string' }, base: { type: 'string' } },
  })
  const [folder] = positionals
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.base === undefined ? {} : { base: values.base }),
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const options = parseServeArgs(process.argv.slice(2))
  if (!existsSync(join(options.folder ?? 'dist', 'index.html'))) {
    console.error(`${options.folder ?? 'dist'}/index.html is missing: run "npm run build" first`)
    process.exit(1)
  }
  console.log((await serve(options)).url)
}
