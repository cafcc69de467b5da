import { describe, expect, it } from 'vitest'
import { corpusFiles, hasCorpus } from './support/corpus-files.ts'
import { readInChild } from './support/read-in-child.ts'

describe('workbooks from other readers and from statistics offices', () => {
  const files = corpusFiles().map(({ path }) => path)

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
      (hasCorpus ? 0.89 : 0.5) * answers.length,
    )
  }, 600_000)
})
