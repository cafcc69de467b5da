import { expect, it } from 'vitest'
import type { CellGrid } from '../../src/core/workbook/cell-grid.ts'
import { OpenedFiles } from '../../src/workers/opened-files.ts'
import type { OpenedFile } from '../../src/workers/opened-files.ts'

/** A file of one sheet of 1,024 rows and ten columns: 92,160 bytes by the estimate, and its own ten. */
const file = (name: string): OpenedFile => ({
  name,
  path: '',
  bytes: 10,
  hash: name,
  sheets: [{ name: 'Sheet1', hidden: false, grid: { rowCount: 1024, columnCount: 10 } as CellGrid }],
})

it('forgets the file that was not used for longest when the budget is spent', () => {
  const files = new OpenedFiles(2 * 92_170)
  const [a, b] = [files.add(file('a')), files.add(file('b'))]
  files.get(a)
  const c = files.add(file('c'))
  expect(() => files.get(b)).toThrow(expect.objectContaining({ code: 'workbook/not-open' }))
  expect([files.get(a).name, files.get(c).name]).toEqual(['a', 'c'])
})

it('keeps the newest file even where it alone is over the budget', () => {
  const files = new OpenedFiles(1)
  const a = files.add(file('a'))
  expect(files.get(a).name).toBe('a')
  const b = files.add(file('b'))
  expect(files.get(b).name).toBe('b')
  expect(() => files.sheet(a, 0)).toThrow(expect.objectContaining({ code: 'workbook/not-open' }))
})
