// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readEngineFiles } from '../../src/client/engine-files.ts'
import { readStaticFile, readStaticText, resolveOwnAddress } from '../../src/client/static-files.ts'

const fetchMock = vi.fn<typeof fetch>()

function answer(body: BodyInit | null, headers: Record<string, string> = {}, status = 200): void {
  fetchMock.mockImplementation(() => Promise.resolve(new Response(body, { status, headers })))
}

beforeEach(() => {
  vi.stubGlobal('fetch', fetchMock)
  fetchMock.mockReset()
})
afterEach(() => vi.unstubAllGlobals())

describe('readStaticFile', () => {
  it('reads below the folder of the page and reports bytes', async () => {
    answer('hello', { 'content-length': '5', 'content-type': 'text/plain' })
    const report = vi.fn()
    expect((await readStaticFile('templates/index.json', report)).size).toBe(5)
    expect(fetchMock.mock.calls[0]?.[0]).toBe(new URL('templates/index.json', document.baseURI).href)
    expect(report).toHaveBeenLastCalledWith(5, 5)
  })

  it('does not believe the length of an answer that was compressed on the way', async () => {
    answer('hello', { 'content-length': '3', 'content-encoding': 'gzip' })
    const report = vi.fn()
    await readStaticFile('x', report)
    expect(report).toHaveBeenLastCalledWith(5, null)
  })

  it.each<[string, () => void]>([
    ['an answer 404', () => answer('', {}, 404)],
    ['a page instead of the file', () => answer('<html>', { 'content-type': 'text/html; charset=utf-8' })],
    ['no answer', () => fetchMock.mockRejectedValue(new TypeError('Failed to fetch'))],
  ])('takes %s for a missing file', async (_what, prepare) => {
    prepare()
    await expect(readStaticText('sample/a.xlsx')).rejects.toMatchObject({
      code: 'site/file-missing',
      params: { file: 'sample/a.xlsx' },
    })
  })

  it('can be cancelled', async () => {
    fetchMock.mockRejectedValue(new DOMException('aborted', 'AbortError'))
    await expect(readStaticFile('x', undefined, AbortSignal.abort())).rejects.toMatchObject({ code: 'call/cancelled' })
  })

  it.each(['https://example.org/x', '//example.org/x', 'data:text/plain,x'])('never asks for %s', async (path) => {
    await expect(readStaticFile(path)).rejects.toMatchObject({ code: 'internal/bug' })
    expect(() => resolveOwnAddress(path)).toThrow()
    expect(fetchMock).not.toHaveBeenCalled()
  })
})

describe('readEngineFiles', () => {
  it('takes the build with exceptions where the browser has them', async () => {
    answer('wasm')
    const files = await readEngineFiles(() => undefined)
    expect(files.duckdbWorkerUrl).toBe(new URL('engine/duckdb-browser-eh.worker.js', document.baseURI).href)
    expect(fetchMock.mock.calls[0]?.[0]).toMatch(/engine\/duckdb-eh\.wasm\.gz$/)
  })

  it('takes the plain build elsewhere', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
    answer('wasm')
    expect((await readEngineFiles(() => undefined)).duckdbWorkerUrl).toMatch(/duckdb-browser-mvp\.worker\.js$/)
  })

  it('names the engine file that is missing', async () => {
    answer('', {}, 404)
    const missing = { code: 'worker/engine-files-missing', params: { file: 'engine/duckdb-eh.wasm.gz' } }
    await expect(readEngineFiles(() => undefined)).rejects.toMatchObject(missing)
  })
})
