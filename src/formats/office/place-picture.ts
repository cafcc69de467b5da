import { sizeOf } from './picture-parts.ts'
import type { OfficeRow, OfficeSheet, SheetPicture } from './workbook.ts'

/** A4 within the margins of sheet-part.ts, upright, in points. */
const upright = { width: 595.3 - 2 * 43.2, height: 841.9 - 2 * 54 }
const sideways = { width: 841.9 - 2 * 43.2, height: 595.3 - 2 * 54 }
const pointsOfPixel = 0.75
const defaultRow = 15
/** Width of a column that has none of its own, in characters. */
const defaultColumn = 8.43

/** A sheet that is longer than its page by no more than this is made smaller instead. */
const mostShrunk = 1.25

/** How a picture below the rows of a printed sheet keeps whole: as it is, with the sheet shrunk to a page, or at the start of a page. */
export type PicturePlace = { width: number; where: 'as it is' | 'on one page' | 'on a new page' }

/**
 * The place of a picture below rows, and its width in pixels: a picture taller than a page is made smaller. The sheet is printed as wide
 * as one page, so that wide sheets have more points on a page.
 */
export function placePicture(
  { print, widths }: OfficeSheet,
  rows: readonly OfficeRow[],
  picture: SheetPicture,
): PicturePlace {
  if (print === null) return { width: picture.width, where: 'as it is' }
  const page = print.landscape ? sideways : upright
  const columns = widths.map((width) => Math.trunc((width ?? defaultColumn) * 7 + 5) * pointsOfPixel)
  const wide = Math.max(sum(columns), picture.width * pointsOfPixel)
  const full = page.height * Math.max(1, wide / page.width)
  const heights = Array.from({ length: picture.row }, (_, row) =>
    rows[row]?.hidden === true ? 0 : (rows[row]?.height ?? defaultRow),
  )
  const [first, last] = print.repeatRows ?? [0, -1]
  const repeated = sum(heights.slice(first, last + 1))
  const size = sizeOf(picture.png)
  const ratio = size.height / size.width
  const width = Math.min(picture.width, Math.floor((full - repeated) / ratio / pointsOfPixel))
  const tall = width * ratio * pointsOfPixel
  const whole = sum(heights) + tall
  if (whole > full && whole <= full * mostShrunk) return { width, where: 'on one page' }
  let used = 0
  for (const each of heights) used = (used + each > full ? repeated : used) + each
  return { width, where: used + tall > full ? 'on a new page' : 'as it is' }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
