import { XmlScanner } from './xlsx/xml-scanner.ts'

/**
 * How many filled cells the content part of an .ods stands for, repeats multiplied out: `number-rows-repeated` lets
 * a file of 1 KB fill 17 thousand million cells. Stops counting beyond `most`.
 */
export function countOdsCells(content: Uint8Array, most: number): number {
  const scan = new XmlScanner(content)
  let cells = 0
  let rowRepeat = 1
  while (cells <= most && scan.nextTag()) {
    if (scan.closing) scan.skipAttributes()
    else if (scan.isName('table-row')) rowRepeat = readRepeat(scan, 'number-rows-repeated')
    else if (scan.isName('table-cell')) {
      const repeat = readRepeat(scan, 'number-columns-repeated')
      if (!scan.selfClosing) cells += rowRepeat * repeat
    } else scan.skipAttributes()
  }
  return cells
}

function readRepeat(scan: XmlScanner, attribute: string): number {
  let repeat = 1
  while (scan.nextAttribute()) if (scan.isAttribute(attribute)) repeat = Math.max(1, scan.valueNumber() || 1)
  return repeat
}
