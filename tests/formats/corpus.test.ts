import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readInChild } from './support/read-in-child.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const present = existsSync(corpus)
/** What is read where the large collection is not beside the project. */
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))

/** Files of which our cells differ from those of SheetJS, and why ours are right. */
const differing: Record<string, string> = {
  'Test_Encoding_Formula_Date_1520.xlsx': 'times of day in ISO 8601 with 13 decimals: SheetJS keeps 3',
  'TestOpen.xlsx': 'the same',
  'Test_Issue_xxx_LocaleTime.xlsx': 'the same',
  'Test_git_issue_694_TimeSpan.xlsx': 'ISO 8601 durations: SheetJS gives NaN',
  'richtext-after-plain.xlsx': 'a plain text followed by runs in one item: SheetJS drops the runs',
  '~$LoadPivotTables.xlsx': 'no workbook: the owner file that Excel leaves beside an open one',
  '49761.xls': 'a cell that holds NaN: an error cell for us',
  'too_small.xls': 'no workbook but a line of text: SheetJS drops it',
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : [path]
  })
}

describe('workbooks from other readers and from statistics offices', () => {
  const folders = present ? [join(corpus, 'robust'), join(corpus, 'stat')] : [fixtures]
  const files = folders.flatMap(listFiles).filter((path) => !path.endsWith('README.md'))

  it('all end in sheets or in an error of the workbook, none in a hang or a crash', async () => {
    const answers = await readInChild(files, 'tests/formats/support/read-files.ts')
    expect(answers).toHaveLength(files.length)
    const bad = answers.filter(
      ({ error, params }) => error !== undefined && (!error.startsWith('workbook/') || params?.['file'] === undefined),
    )
    expect(bad).toEqual([])
    const official = answers.filter(({ path }) => /\/(?:stat|official)\//.test(path))
    expect(official.length).toBeGreaterThan(2)
    expect(
      official.filter(({ error, sheets }) => error !== undefined || sheets?.every(({ cells }) => cells === 0)),
    ).toEqual([])
    // The others are damaged, of another kind or have a password; the notes of the corpus say so for each.
    expect(answers.filter(({ error }) => error === undefined).length).toBeGreaterThan(
      (present ? 0.89 : 0.5) * answers.length,
    )
  }, 600_000)

  it('have the cells that SheetJS finds, save where ours are known to be right', async () => {
    // SheetJS itself dies or hangs on these.
    const readable = files.filter(
      (file) => /\.(?:xls|xls[xmb]|ods)$/i.test(file) && !/OOM|oom|dos\.ods|Simple\.xlsb/.test(file),
    )
    const answers = await readInChild(readable, 'tests/formats/support/compare-with-sheetjs.ts')
    const found = answers.filter(({ differences = 0, error }) => differences > 0 || error !== undefined)
    expect(found.filter(({ path }) => differing[path.split('/').at(-1) ?? ''] === undefined)).toEqual([])
    expect(answers.reduce((sum, { cells = 0 }) => sum + cells, 0)).toBeGreaterThan(present ? 1_000_000 : 1_000)
  }, 600_000)
})
