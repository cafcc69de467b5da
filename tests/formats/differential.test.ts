import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { corpusFiles, hasCorpus } from './support/corpus-files.ts'
import { readInChild, type Answer } from './support/read-in-child.ts'

/** A file in which our cells and those of SheetJS (or of Excel's own CSV) differ, in how many cells, and why ours are right. */
type Listed = { cells?: number; refused?: string; refusedByOracle?: boolean; why: string }
const listed = (name: string) =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Record<string, Listed>

/** SheetJS itself dies or hangs on these; that we do not is the matter of the corpus test. */
const FATAL_TO_SHEETJS = /OOM_alloc|_oom\.xls|_dos\.ods|\/Simple\.xlsb/
/** Texts are compared with what they say, in the tests of texts: SheetJS guesses neither encodings nor codes. */
const TEXT = /\.(?:csv|tsv|txt)$/i

const HALVES = [0, 1]

/** Reads in two processes at once. */
async function readAll(files: { path: string; name: string }[], entry: string): Promise<Map<string, Answer>> {
  const answers = await Promise.all(
    HALVES.map((half) =>
      readInChild(
        files.filter((_, index) => index % HALVES.length === half).map(({ path }) => path),
        entry,
      ),
    ),
  )
  const byPath = new Map(answers.flat().map((answer) => [answer.path, answer]))
  return new Map(files.map(({ path, name }) => [name, byPath.get(path) ?? { path, error: 'no answer' }]))
}

function findingOf(answer: Answer): Omit<Listed, 'why'> | null {
  if (answer.error !== undefined) return { refused: answer.error }
  if (answer.refused !== undefined) return answer.refusedByOracle === true ? null : { refused: answer.refused }
  if (answer.refusedByOracle === true) return { refusedByOracle: true }
  return (answer.differences ?? 0) > 0 ? { cells: answer.differences ?? 0 } : null
}

/** Both ways: what is not listed, with some of its cells, and what is listed but no longer so. */
function compareWithList(answers: Map<string, Answer>, list: Record<string, Listed>): object {
  const unlisted: object[] = []
  const stale = Object.keys(list).filter((name) => !answers.has(name) && hasCorpus)
  for (const [name, answer] of answers) {
    const { why: _, ...expected } = list[name] ?? { why: '' }
    const finding = findingOf(answer) ?? {}
    if (JSON.stringify(finding) !== JSON.stringify(expected))
      unlisted.push({ name, finding, expected, some: answer.some })
  }
  return { unlisted, stale }
}

describe('every workbook of other readers and of statistics offices', () => {
  it('has the cells, the look and the merges that SheetJS finds, or is listed with the reason', async () => {
    const files = corpusFiles().filter(
      ({ name }) => !FATAL_TO_SHEETJS.test(name) && !TEXT.test(name) && !/-expected\//.test(name),
    )
    const answers = await readAll(files, 'tests/formats/support/compare-with-sheetjs.ts')
    expect(compareWithList(answers, listed('reader-differences'))).toEqual({ unlisted: [], stale: [] })
    const cells = [...answers.values()].reduce((sum, answer) => sum + (answer.cells ?? 0), 0)
    expect(cells).toBeGreaterThan(hasCorpus ? 1_200_000 : 1_000)
  }, 900_000)

  if (hasCorpus)
    it('shows what Excel wrote into CSV, or is listed with the reason', async () => {
      const files = corpusFiles().filter(({ name }) => /-expected\//.test(name))
      const answers = await readAll(files, 'tests/formats/support/compare-with-csv.ts')
      expect(answers.size).toBeGreaterThan(100)
      expect(compareWithList(answers, listed('csv-differences'))).toEqual({ unlisted: [], stale: [] })
    }, 300_000)
})
