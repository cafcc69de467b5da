import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { serve } from '../../scripts/serve.mjs'

const outside = mkdtempSync(join(tmpdir(), 'serve-'))
const folder = join(outside, 'dist')
mkdirSync(join(folder, 'engine'), { recursive: true })
writeFileSync(join(outside, 'secret.txt'), 'secret')
writeFileSync(join(folder, 'index.html'), '<p>page</p>')
writeFileSync(join(folder, 'engine', 'a.wasm.gz'), 'zipped')
writeFileSync(join(folder, '示例 1.xlsx'), 'book')
symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'))
afterAll(() => rmSync(outside, { recursive: true }))

/** Sends the path as it is; `fetch` would tidy up what an attacker would not. */
const get = async (url: string, path: string, headers: Record<string, string> = {}) => {
  const { hostname, port } = new URL(url)
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>((done, fail) => {
    const sent = request({ hostname, port, path, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body }))
    })
    sent.on('error', fail)
    sent.end()
  })
}

describe('the static server', () => {
  it('serves the page at the root, at this machine only', async () => {
    const { url, close } = await serve({ folder })
    const { status, body, headers } = await get(url, '/')
    close()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect([status, body, headers['content-type']]).toEqual([200, '<p>page</p>', 'text/html; charset=utf-8'])
  })

  it('sends compressed engine files as they are, without Content-Encoding', async () => {
    const { url, close } = await serve({ folder })
    const { headers, body } = await get(url, '/engine/a.wasm.gz', { 'accept-encoding': 'gzip' })
    close()
    expect([headers['content-type'], headers['content-encoding'], body]).toEqual([
      'application/gzip',
      undefined,
      'zipped',
    ])
  })

  it('takes the next port when one is in use, and refuses a named port that is in use', async () => {
    const first = await serve({ folder })
    const second = await serve({ folder })
    const taken = serve({ folder, port: Number(new URL(first.url).port) })
    await expect(taken).rejects.toThrow('EADDRINUSE')
    first.close()
    second.close()
    expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(first.url).port))
  })

  it('serves under a sub-path and nothing beside it', async () => {
    const { url, close } = await serve({ folder, base: '/stats/tool' })
    const statuses = await Promise.all(
      ['/stats/tool/', '/stats/tool', '/', '/stats/'].map(async (path) => (await get(url, path)).status),
    )
    close()
    expect(new URL(url).pathname).toBe('/stats/tool/')
    expect(statuses).toEqual([200, 301, 404, 404])
  })

  it('finds a file with a Chinese name', async () => {
    const { url, close } = await serve({ folder })
    const { status, body } = await get(url, encodeURI('/示例 1.xlsx'))
    close()
    expect([status, body]).toEqual([200, 'book'])
  })

  it('answers a second visit with 304', async () => {
    const { url, close } = await serve({ folder })
    const { headers } = await get(url, '/')
    const { status } = await get(url, '/', { 'if-none-match': String(headers['etag']) })
    close()
    expect(status).toBe(304)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/engine/..%2f..%2fsecret.txt',
    '/link.txt',
    '/%00',
    '/%',
  ])('gives nothing of outside its folder for %s', async (path) => {
    const { url, close } = await serve({ folder })
    const { status, body } = await get(url, path)
    close()
    expect(body).not.toContain('secret')
    expect([400, 404]).toContain(status)
  })
})
