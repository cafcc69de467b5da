import { describe, expect, it } from 'vitest'
import { placePicture } from '../../../src/formats/office/place-picture.ts'
import { plainSheet } from '../../../src/formats/office/workbook.ts'

/** The head of a PNG of a width and height, which is all that is looked at. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(32)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

describe('a chart below a table', () => {
  // Upright A4 with margins of 0.75 in above and below has 733.9 points; 640 by 400 pixels are 480 by 300 points.
  const sheet = {
    ...plainSheet('t', []),
    widths: [40, 40],
    print: { landscape: false, repeatRows: [0, 1] as [number, number] },
  }
  const place = (rows: number, picture = png(640, 400), given = sheet) =>
    placePicture(
      given,
      Array.from({ length: rows }, () => ({ cells: [], height: 20 })),
      { png: picture, row: rows, width: 640, name: 'p' },
    )

  it.each([
    // 21 rows: 420 + 300 points fit.
    [21, 'as it is'],
    // 22 to 30 rows: 740 to 900 points, at most a quarter too many.
    [22, 'on one page'],
    [30, 'on one page'],
    // 31 rows: 920 points.
    [31, 'on a new page'],
    // 36 rows end the page; the 37th stands on the second page below two repeated ones.
    [36, 'on a new page'],
    [38, 'as it is'],
  ])('of %i rows is %s', (rows, wanted) => {
    expect(place(rows)).toEqual({ width: 640, where: wanted })
  })

  it('is made smaller when it is taller than a page', () => {
    // Two repeated rows leave 693.9 points; 640 by 1000 pixels would be 480 by 750.
    expect(place(31, png(640, 1000))).toEqual({ width: 592, where: 'on a new page' })
  })

  it('stays as it is where nothing is printed', () => {
    expect(place(31, png(640, 1000), { ...sheet, print: null } as never)).toEqual({ width: 640, where: 'as it is' })
  })

  it('has more room on a sheet that is shrunk to the width of the page', () => {
    expect(place(31, png(640, 400), { ...sheet, widths: [80, 80] })).toEqual({ width: 640, where: 'as it is' })
  })
})
