import type { Random } from './random.ts'

/** A cell as a random workbook means it: `written` is what stands in the file, `kind` and the rest what a reader must give back. */
export type RandomCell = {
  row: number
  column: number
  style: number
  content:
    | { as: 'shared' | 'inline' | 'formula-text'; text: string }
    | { as: 'number'; written: string }
    | { as: 'boolean'; value: boolean }
    | { as: 'error'; sign: string }
    | { as: 'iso-date'; written: string; serial: number }
    | { as: 'formula-without-value' }
}

/** A sheet of a random workbook. */
export type RandomSheet = {
  name: string
  state: 'visible' | 'hidden' | 'veryHidden'
  cells: RandomCell[]
  merges: string[]
  hiddenRows: number[]
  hiddenColumns: number[]
}

/** A random workbook. `formats` are the number formats by style: code, or id of a built-in one, and whether it makes dates. */
export type RandomWorkbook = { date1904: boolean; sheets: RandomSheet[]; formats: RandomFormat[] }

/** A number format: built in by number, or a code of its own. */
export type RandomFormat = { id?: number; code?: string; date: boolean }

/** Formats of every kind; whether they make a date of a number is known from the standard, not from our reader. */
export const FORMATS: RandomFormat[] = [
  { id: 0, date: false },
  { id: 2, date: false },
  { id: 10, date: false },
  { id: 14, date: true },
  { id: 22, date: true },
  { id: 20, date: false },
  { id: 27, date: true },
  { id: 31, date: true },
  { id: 36, date: true },
  { id: 46, date: false },
  { id: 49, date: false },
  { id: 50, date: true },
  { id: 57, date: true },
  { id: 58, date: true },
  { code: '000000', date: false },
  { code: '0.0%', date: false },
  { code: '#,##0.00_);[Red]\\(#,##0.00\\)', date: false },
  { code: 'yyyy"年"m"月"', date: true },
  { code: '[$-804]yyyy"年"m"月"d"日";@', date: true },
  { code: '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', date: true },
  { code: '[h]:mm', date: false },
  { code: '[mm]:ss.0', date: false },
  { code: 'h:mm AM/PM', date: false },
  { code: '"day "0', date: false },
  { code: '[Red]General', date: false },
  { code: '0.00E+00', date: false },
  { code: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', date: false },
]

const ERRORS = ['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!', '#SPILL!', '#GETTING_DATA']
const WORDS = [
  '地区生产总值',
  '工业',
  'a',
  ' 前后 ',
  'x<y',
  'A&B',
  '"引"',
  "it's",
  '\t',
  '\n',
  '\r',
  '\u0001',
  '_x0041_',
  '_x',
  '😀',
  '𠮷',
  'é',
  '\u00a0',
  '--',
  ']]>',
  '007',
  '=1',
  '',
]
const NAMES = ['表 1', 'Sheet1', "O'Neil", 'a&b<c>', '汇总（万元）', 'x'.repeat(31), '__proto__', '2020年6月']

/** Makes a workbook with any mix of what a workbook can hold. */
export function makeRandomWorkbook(random: Random): RandomWorkbook {
  const formats = [{ id: 0, date: false }, ...random.shuffled(FORMATS).slice(0, 1 + random.below(8))]
  const names = random.shuffled(NAMES)
  const sheets = Array.from({ length: 1 + random.below(3) }, (_, index) =>
    randomSheet(random, names[index] ?? '', formats.length),
  )
  return { date1904: random.once(4), sheets, formats }
}

function randomSheet(random: Random, name: string, styles: number): RandomSheet {
  const height = 1 + random.below(12)
  const width = 1 + random.below(8)
  const top = random.once(8) ? random.below(2000) : 0
  const left = random.once(8) ? random.below(800) : 0
  const cells: RandomCell[] = []
  for (let row = top; row < top + height; row++)
    for (let column = left; column < left + width; column++)
      if (!random.once(4)) cells.push({ row, column, style: random.below(styles), content: randomContent(random) })
  const lines = (most: number) => Array.from({ length: most }, (_, index) => index).filter(() => random.once(5))
  return {
    name,
    state: random.pick(['visible', 'visible', 'visible', 'hidden', 'veryHidden']),
    cells,
    merges: random.once(3) ? ['A1:B2', 'D1:D3'].slice(0, 1 + random.below(2)) : [],
    hiddenRows: random.once(4) ? lines(top + height) : [],
    hiddenColumns: random.once(4) ? lines(left + width) : [],
  }
}

function randomContent(random: Random): RandomCell['content'] {
  switch (random.below(12)) {
    case 0:
    case 1:
    case 2:
      return { as: 'shared', text: randomText(random) }
    case 3:
      return { as: 'inline', text: randomText(random) }
    case 4:
      return { as: 'formula-text', text: randomText(random) }
    case 5:
      return { as: 'boolean', value: random.once(2) }
    case 6:
      return { as: 'error', sign: random.pick(ERRORS) }
    case 7:
      return random.once(3) ? { as: 'formula-without-value' } : randomIsoDate(random)
    default:
      return { as: 'number', written: randomNumber(random) }
  }
}

/** A text of several pieces, among them all that XML and SpreadsheetML have to escape. */
function randomText(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(WORDS)).join('')
}

/** A number in one of the ways in which programs write them. */
function randomNumber(random: Random): string {
  const value = (random.below(2_000_000_000) - 1_000_000_000) / 10 ** random.below(12)
  switch (random.below(8)) {
    case 0:
      return String(random.below(60_000))
    case 1:
      return value.toFixed(random.below(12))
    case 2:
      return value.toExponential(random.below(16)).replace('e', random.pick(['e', 'E']))
    case 3:
      return value.toPrecision(17)
    case 4:
      return String(value / 3)
    case 5:
      return `${random.below(1_000_000_000)}${String(random.below(1_000_000_000)).padStart(9, '0')}`
    case 6:
      return `${random.below(99)}.${String(random.below(1_000_000_000)).padStart(9, '0')}${String(random.below(1_000_000_000)).padStart(9, '0')}`
    default:
      return `${random.below(9) + 1}E${random.pick(['-', '', '+'])}${random.below(300)}`
  }
}

/** A day after 1900-03-01, from which on the calendar of Excel is right. */
function randomIsoDate(random: Random): RandomCell['content'] {
  const serial = 61 + random.below(100_000)
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString()
  return random.once(2)
    ? { as: 'iso-date', written: date.slice(0, 10), serial }
    : {
        as: 'iso-date',
        written: `${date.slice(0, 10)}T06:00:00${random.pick(['', 'Z', '.000'])}`,
        serial: serial + 0.25,
      }
}
