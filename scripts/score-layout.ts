// Scores the search for tables against what people wrote down:
//
//   npm run score:layout -- [--verbose] [--only <part of set or id>] [--show <file or folder of the corpus> [<sheet>]]
//
// The sets: truth.json, the sheets read for this project (tests/fixtures/layout-truth/sheets.jsonl) and the annotated sets of research,
// all of which need ../shared/corpus beside this project; and the project's own cases, which do not.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readSausCells, readTasi } from './score-layout/annotated.ts'
import { readCases } from './score-layout/cases.ts'
import { scoreSheet } from './score-layout/score-sheet.ts'
import { showLayout } from './score-layout/show-layout.ts'
import { Tally } from './score-layout/tally.ts'
import { readCorpusTruth, readOwnTruth, type TruthSheet } from './score-layout/truth.ts'

const args = process.argv.slice(2)
const verbose = args.includes('--verbose')
const corpus = resolve(process.cwd(), '../shared/corpus')
const fixtures = resolve(process.cwd(), 'tests/fixtures/layout-truth')
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : ''

if (args.includes('--show')) {
  const [file = '', sheet] = args.slice(args.indexOf('--show') + 1)
  await showLayout(resolve(corpus, file), sheet)
} else await score()

async function score(): Promise<void> {
  const all = new Tally()
  const tallies = new Map<string, Tally>()
  for (const sheet of listSheets()) {
    if (!sheet.id.includes(only) && !sheet.set.includes(only)) continue
    const tally = tallies.get(sheet.set) ?? new Tally()
    tallies.set(sheet.set, tally)
    await scoreSheet(sheet, [tally, all])
  }
  for (const [set, tally] of tallies) tally.report(set, verbose)
  all.report('overall', false)
  all.reportBands()
}

function listSheets(): TruthSheet[] {
  const cases = readCases(resolve(fixtures, 'cases'))
  if (!existsSync(corpus)) {
    console.log("no ../shared/corpus: only the project's own cases are scored")
    return cases
  }
  return [
    ...cases,
    ...readCorpusTruth(corpus),
    ...readOwnTruth(resolve(fixtures, 'sheets.jsonl'), corpus),
    ...readSausCells(corpus),
    ...readTasi(corpus),
  ]
}
