/**
 * How a figure is dressed. `mark` stands behind it; `room` keeps the place of a mark free, so that figures of a column with marks
 * stay in line; `pad` are digits of free space at the right, which bring figures under the middle of a wide head.
 */
export type FigureDress = { mark?: string; room?: boolean; pad?: number; signless?: boolean }

/** As wide as a space and a circled digit. */
const MARK_ROOM = '_ _M'

/**
 * Excel number format of a printed figure: fixed decimals, a true minus (U+2212) before negative numbers, and behind the figure
 * the mark of its note, so that the cell stays a number. `signless` is for a negative number that is printed as zero.
 */
export function figureFormat(decimals: number, { mark = '', signless = false, ...dress }: FigureDress = {}): string {
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
  const tail = mark === '' ? space(dress) : quoted(` ${mark}`) + space({ ...dress, room: false })
  return `${digits}${tail};${signless ? '' : quoted('\u2212')}${digits}${tail}`
}

/** Format of a symbol for a missing value, which stands in line with the figures of its column. */
export function symbolFormat(dress: FigureDress): string {
  return `0;0;0;@${space(dress)}`
}

/** Free space at the right: `_x` is as wide as the character x. Not `_0`: some readers take a 0 in a text section for a figure. */
function space({ room = false, pad = 0 }: FigureDress): string {
  return (room ? MARK_ROOM : '') + '_1'.repeat(pad)
}

/** A literal inside a format code; a quote cannot stand inside quotes there. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`
}
