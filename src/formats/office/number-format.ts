/** How a figure is dressed. `room` keeps the place of a mark free, so that figures of a column with marks stay in line. */
export type FigureDress = { mark?: string; room?: boolean; signless?: boolean }

/**
 * Excel number format of a printed figure: fixed decimals, a true minus (U+2212) before negative numbers, and behind the figure
 * the mark of its note, so that the cell stays a number. `signless` is for a negative number that is printed as zero.
 */
export function figureFormat(
  decimals: number,
  { mark = '', room = false, signless = false }: FigureDress = {},
): string {
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
  const tail = mark !== '' ? quoted(` ${mark}`) : room ? MARK_ROOM : ''
  return `${digits}${tail};${signless ? '' : quoted('\u2212')}${digits}${tail}`
}

/** Format of a symbol for a missing value in a column with marks. */
export const symbolFormatWithRoom = '0;0;0;@_ _M'

/** As wide as a space and a circled digit. */
const MARK_ROOM = '_ _M'

/** A literal inside a format code; a quote cannot stand inside quotes there. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`
}
