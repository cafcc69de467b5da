import { useEffect, useRef, useState } from 'react'
import type { Page } from '../../core/result/page.ts'
import type { GridSource } from './grid-source.ts'
import { pageRows } from './grid-source.ts'

/** Pages kept in memory; 60 pages of 200 rows are enough for the fastest scrolling back. */
const keptPages = 60

/** Pages of a grid, read when they come into view. */
export type Pages = {
  /** The loaded page that holds a row, undefined while it is on its way. */
  pageOf: (row: number) => Page | undefined
  /** All pages of a range of rows, for copying and sums. */
  readRange: (first: number, last: number) => Promise<Page[]>
  error: unknown
}

/** Keeps the pages around the visible rows; a change of `source.key` forgets all. */
export function usePages(source: GridSource, firstRow: number, lastRow: number): Pages {
  const [, redraw] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const cache = useRef(new Map<number, Page | Promise<Page>>())
  const key = useRef(source.key)
  if (key.current !== source.key) {
    key.current = source.key
    cache.current = new Map()
  }

  const load = (index: number): Promise<Page> => {
    const pages = cache.current
    const present = pages.get(index)
    if (present !== undefined) {
      // Seen again: to the end of the map, which is the order of forgetting.
      pages.delete(index)
      pages.set(index, present)
      return Promise.resolve(present)
    }
    const coming = source.readPage(index * pageRows, pageRows)
    pages.set(index, coming)
    coming.then(
      (page) => {
        if (cache.current !== pages) return
        pages.set(index, page)
        for (const old of pages.keys()) {
          if (pages.size <= keptPages) break
          pages.delete(old)
        }
        setError(null)
        redraw((count) => count + 1)
      },
      (reason: unknown) => {
        pages.delete(index)
        if (cache.current === pages) setError(reason)
      },
    )
    return coming
  }

  const firstPage = Math.floor(firstRow / pageRows)
  const lastPage = Math.floor(Math.max(firstRow, lastRow) / pageRows)
  useEffect(() => {
    if (source.totalRows === 0) return
    for (let index = firstPage; index <= lastPage; index += 1) void load(index).catch(() => undefined)
    // `load` is a new function in each render; what it depends on is the key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [source.key, source.totalRows, firstPage, lastPage])

  return {
    pageOf: (row) => {
      const page = cache.current.get(Math.floor(row / pageRows))
      return page instanceof Promise ? undefined : page
    },
    readRange: async (first, last) => {
      const pages: Page[] = []
      for (let index = Math.floor(first / pageRows); index <= Math.floor(last / pageRows); index += 1) pages.push(await load(index))
      return pages
    },
    error,
  }
}
