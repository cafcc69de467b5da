import type { CellGrid } from './cell-grid.ts'
import { trimText } from './label-text.ts'
import { needsDecimalComma, needsDecimalPoint } from './parse-number.ts'

/** How a column writes what one cell alone leaves open. */
export type Notation = {
  /** 1.234,5: some texts are numbers only so, and none only otherwise. */
  decimalComma: boolean
  /** 05/06/2020: which comes first where other dates of the column show it; null where nothing does. */
  dateOrder: 'dmy' | 'mdy' | null
  /** Years count from 1912: 109年6月. */
  minguo: boolean
}

/** Notation of a column without texts. */
export const plainNotation: Notation = { decimalComma: false, dateOrder: null, minguo: false }

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)/
const MINGUO = /^(?:中華|中华)?(?:民國|民国)|^1[0-3]\d(?:年|[/.]\d{1,2}(?:[/.]\d{1,2})?$)/

/** Looks at all texts of a column once; only those that begin like a number, a date or 民國 cost more than a look at a character. */
export function findNotation(grid: CellGrid, rows: ArrayLike<number>, column: number): Notation {
  let comma = 0
  let point = 0
  let dayFirst = 0
  let monthFirst = 0
  let minguo = false
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0
    if (grid.kind(row, column) !== 'text') continue
    const raw = grid.text(row, column)
    if (raw.length > 32 || !beginsLikeFigure(raw)) continue
    const text = trimText(raw)
    if (needsDecimalComma(text)) comma++
    else if (needsDecimalPoint(text)) point++
    const parts = SLASHED.exec(text)
    if (parts !== null) {
      if (Number(parts[1]) > 12) dayFirst++
      else if (Number(parts[2]) > 12) monthFirst++
    }
    minguo ||= MINGUO.test(text)
  }
  return {
    decimalComma: comma > 0 && point === 0,
    dateOrder: dayFirst > 0 && monthFirst === 0 ? 'dmy' : monthFirst > 0 && dayFirst === 0 ? 'mdy' : null,
    minguo,
  }
}

function beginsLikeFigure(text: string): boolean {
  const code = text.charCodeAt(0)
  // Digits, blanks, a minus, a point, 民 and 中.
  return (code >= 0x2c && code <= 0x39) || code === 0x20 || code === 0x2212 || code === 0x6c11 || code === 0x4e2d
}
