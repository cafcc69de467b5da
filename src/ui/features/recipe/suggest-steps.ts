import { parsePeriod } from '../../../core/base/period.ts'
import { traditionalPairs } from '../../../core/dataset/data/traditional-data.ts'
import type { CodeListName, RecipeStep, StepKind } from '../../../core/dataset/recipe.ts'
import type { Page, ValueColumn } from '../../../core/result/page.ts'
import { parseDate } from '../../../core/workbook/parse-date.ts'
import { parseNumber } from '../../../core/workbook/parse-number.ts'
import { isMonthName } from './month-columns.ts'
import type { StepStart } from './new-step.ts'
import { makeStep } from './new-step.ts'

/** A step that the values seem to ask for: how many cells say so, and one of them. `key` names it while the values change. */
export type Suggestion = {
  key: string
  kind: StepKind
  step: RecipeStep
  cells: number
  sample: string
  list: CodeListName | null
}

/** Share of the filled cells that must agree before a column is taken for numbers, dates or codes. */
const mostShare = 0.9
/** Filled cells under which no column is taken for anything. */
const leastCells = 3

const traditional = new Set([...traditionalPairs].filter((_, at) => at % 2 === 0))
const blanks = /^[\s\u200b\ufeff]|[\s\u200b\ufeff]$|[^\S\n]{2,}/u
/** Only what also changes letters and digits: full-width brackets and commas are right in Chinese text. */
const wide = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000\uff05\uff0e]/u
const marks =
  /\p{Script=Han}\s*[(（]\s*[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[\s,a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*[)）]|\[\s*bookmark\s*[:：]/iu

/** Steps that the given rows suggest, most telling first. `start` gives names for new columns. */
export function suggestSteps(page: Page, columnCount: number, start: StepStart): Suggestion[] {
  const columns = page.columns.slice(0, columnCount)
  const texts = columns.map((_, at) =>
    (page.values[at] ?? []).map((value) => (typeof value === 'string' ? value : null)),
  )
  const found = [
    ...suggestTextStep('trim', (text) => blanks.test(text), { columns, texts, start }),
    ...suggestTextStep('strip-marks', (text) => marks.test(text), { columns, texts, start }),
    ...suggestTextStep('width', (text) => wide.test(text), { columns, texts, start }),
    ...suggestTextStep('simplify', (text) => [...text].some((each) => traditional.has(each)), {
      columns,
      texts,
      start,
    }),
    ...suggestUnpivot(columns, start),
  ]
  columns.forEach((column, at) => {
    if (column.type !== 'text') return
    const values = texts[at] ?? []
    const typed = suggestType(column.name, values)
    if (typed !== null) found.push(typed)
    else found.push(...suggestCodes(column.name, values, start), ...suggestFillDown(column.name, at, texts))
  })
  return found
}

type Scan = { columns: readonly ValueColumn[]; texts: readonly (readonly (string | null)[])[]; start: StepStart }

/** One suggestion over all the columns that need it. */
function suggestTextStep(
  kind: 'trim' | 'strip-marks' | 'width' | 'simplify',
  needs: (text: string) => boolean,
  scan: Scan,
): Suggestion[] {
  const names: string[] = []
  let cells = 0
  let sample = ''
  scan.columns.forEach(({ name, type }, at) => {
    if (type !== 'text') return
    const hits = (scan.texts[at] ?? []).filter((text) => text !== null && needs(text))
    const [first] = hits
    if (first === undefined || first === null) return
    names.push(name)
    cells += hits.length
    if (sample === '') sample = first
  })
  if (names.length === 0) return []
  return [{ key: kind, kind, step: { id: '', on: true, kind, columns: names }, cells, sample, list: null }]
}

function suggestUnpivot(columns: readonly ValueColumn[], start: StepStart): Suggestion[] {
  const months = columns.map(({ name }) => name).filter(isMonthName)
  if (months.length < 3) return []
  const step = makeStep('unpivot', { ...start, columns })
  const sample = `${months[0] ?? ''}—${months.at(-1) ?? ''}`
  return [{ key: 'unpivot', kind: 'unpivot', step, cells: months.length, sample, list: null }]
}

function suggestType(name: string, values: readonly (string | null)[]): Suggestion | null {
  const filled = values.flatMap((text) => (text === null || text.trim() === '' ? [] : [text]))
  if (filled.length < leastCells) return null
  const most = (hits: readonly string[]): boolean => hits.length / filled.length >= mostShare
  const typed = (step: RecipeStep, hits: readonly string[]): Suggestion => ({
    key: `${step.kind} ${name}`,
    kind: step.kind,
    step,
    cells: hits.length,
    sample: hits[0] ?? '',
    list: null,
  })
  const bare = filled.filter((text) => /^\d+$/.test(text))
  const numbers = filled.filter((text) => /\d/.test(text) && parseNumber(text) !== null)
  // Bare digits that were kept as text are codes until the user says otherwise.
  if (most(numbers) && numbers.length > bare.length) {
    return typed({ id: '', on: true, kind: 'parse-number', columns: [name] }, numbers)
  }
  if (bare.length === filled.length) return null
  const days = filled.filter((text) => parseDate(text) !== null)
  if (most(days)) return typed({ id: '', on: true, kind: 'parse-date', columns: [name], to: 'date' }, days)
  const periods = filled.filter((text) => parsePeriod(text) !== null)
  const notations = new Set(periods.map((text) => text.replace(/\d+/g, '0')))
  if (!most(periods) || notations.size < 2) return null
  return typed({ id: '', on: true, kind: 'parse-date', columns: [name], to: 'period' }, periods)
}

function suggestCodes(name: string, values: readonly (string | null)[], start: StepStart): Suggestion[] {
  const filled = values.flatMap((text) => (text === null || text.trim() === '' ? [] : [text.trim()]))
  if (filled.length < leastCells) return []
  const list = guessCodeList(name, filled)
  if (list === null) return []
  const found: Suggestion[] = []
  const width = list === 'region' ? 6 : 4
  const short = filled.filter((text) => /^\d+$/.test(text) && text.length === width - 1)
  // A zero that a spreadsheet has taken away; the step itself asks the list before it gives one back.
  if (list !== 'credit-code-check' && short.length > 0) {
    const step: RecipeStep = { id: '', on: true, kind: 'pad-code', column: name, list, width }
    found.push({ key: `pad-code ${name}`, kind: 'pad-code', step, cells: short.length, sample: short[0] ?? '', list })
  }
  const what = list === 'credit-code-check' ? 'valid' : 'name'
  const into = start.intoName(name, what)
  if (!start.columns.some((column) => column.name === into)) {
    const step: RecipeStep = { id: '', on: true, kind: 'map-codes', column: name, list, into, what }
    found.push({
      key: `map-codes ${name}`,
      kind: 'map-codes',
      step,
      cells: filled.length,
      sample: filled[0] ?? '',
      list,
    })
  }
  return found
}

/** The list that the name of a column and the form of its values speak for. */
function guessCodeList(
  name: string,
  filled: readonly string[],
): 'region' | 'industry-2017' | 'credit-code-check' | null {
  const share = (pattern: RegExp): number => filled.filter((text) => pattern.test(text)).length / filled.length
  if (share(/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/) >= mostShare) return 'credit-code-check'
  if (!/代码|编码|code|区划|行业/i.test(name)) return null
  if (/行业|industry/i.test(name) && share(/^(?:[A-T]|[A-T]?\d{2,4})$/) >= mostShare) return 'industry-2017'
  if (/区划|行政|地区|region|division/i.test(name) && share(/^\d{6}(?:\d{3}|\d{6})?$/) >= mostShare) return 'region'
  return null
}

/** Values that stand only in the first row of a group leave empty cells below them, in a column before one that is filled there. */
function suggestFillDown(name: string, at: number, texts: readonly (readonly (string | null)[])[]): Suggestion[] {
  const values = texts[at] ?? []
  const isEmpty = (text: string | null | undefined): boolean =>
    text === null || text === undefined || text.trim() === ''
  const gaps = values.flatMap((text, row) => (isEmpty(text) ? [row] : []))
  const groups = values.filter((text) => !isEmpty(text))
  const begins = values.length >= leastCells && !isEmpty(values[0]) && groups.length >= 2
  if (!begins || gaps.length < groups.length / 2 || new Set(groups).size < groups.length) return []
  const detailed = texts.slice(at + 1).some((column) => gaps.every((row) => !isEmpty(column[row])))
  if (!detailed) return []
  const step: RecipeStep = { id: '', on: true, kind: 'fill-down', columns: [name] }
  return [{ key: `fill-down ${name}`, kind: 'fill-down', step, cells: gaps.length, sample: '', list: null }]
}
