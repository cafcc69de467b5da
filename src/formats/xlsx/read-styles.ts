import { builtInFormats } from '../data/built-in-formats.ts'
import { numberFormatKind, type NumberFormatKind } from '../number-format-kind.ts'
import { xmlTags } from './xml-tags.ts'

/** What the reader needs of a cell format (xf). */
export type CellStyle = { format: string; kind: NumberFormatKind; indent: number }

/** The style of a cell that has none. */
export const plainStyle: CellStyle = { format: 'General', kind: 'number', indent: 0 }

/** Cell formats in the order in which cells name them (attribute `s`). */
export function readStyles(xml: string): CellStyle[] {
  const codes = new Map<number, string>()
  const styles: CellStyle[] = []
  let inCellXfs = false
  let last: CellStyle | null = null
  for (const { name, kind, attributes } of xmlTags(xml)) {
    if (name === 'numFmt' && kind !== 'close' && !inCellXfs) {
      const code = attributes.get('formatCode')
      // Differential formats (dxf) repeat ids further down; the table of the workbook comes first.
      const id = Number(attributes.get('numFmtId'))
      if (code !== undefined && !codes.has(id)) codes.set(id, code)
    } else if (name === 'cellXfs') inCellXfs = kind === 'open'
    else if (inCellXfs && name === 'xf' && kind !== 'close') {
      const id = Number(attributes.get('numFmtId') ?? '0')
      const format = codes.get(id) ?? builtInFormats[id] ?? 'General'
      last = { format, kind: numberFormatKind(format), indent: 0 }
      styles.push(last)
    } else if (inCellXfs && name === 'alignment' && kind !== 'close' && last !== null) {
      last.indent = Number(attributes.get('indent') ?? '0') || 0
    }
  }
  return styles
}
