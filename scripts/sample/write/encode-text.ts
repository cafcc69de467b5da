import type { OfficeCell, OfficeSheet } from '../../../src/formats/office/workbook.ts'

/** Ways in which a system exports text: what stands between the cells, and the bytes. */
export type TextFormat = 'gbk-csv' | 'bom-csv' | 'tab-xls'

/** The ending of a file in a text format: tabulated text comes as .xls, for Excel to open it. */
export const textEnding = (format: TextFormat): string => (format === 'tab-xls' ? '.xls' : '.csv')

/** A sheet as exported text; merges and looks are lost. */
export function encodeSheet(sheet: OfficeSheet, format: TextFormat): Uint8Array<ArrayBuffer> {
  const separator = format === 'tab-xls' ? '\t' : ','
  const text = [...sheet.rows].map(({ cells }) => cells.map((each) => quote(textOf(each), separator)).join(separator))
  const body = `${text.join('\r\n')}\r\n`
  if (format === 'bom-csv') return new TextEncoder().encode(`\ufeff${body}`)
  return encodeGbk(body)
}

function textOf(each: OfficeCell | null): string {
  return each === null || each.type === 'empty' ? '' : String(each.value)
}

const quote = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** Programs can read GBK but not write it: the table is the decoder's, turned round. */
let gbk: ReadonlyMap<string, readonly [number, number]> | null = null

function encodeGbk(text: string): Uint8Array<ArrayBuffer> {
  gbk ??= readGbk()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = code < 0x80 ? [code] : gbk.get(character)
    if (pair === undefined) throw new Error(`no GBK for ${character}`)
    bytes.push(...pair)
  }
  return new Uint8Array(bytes)
}

function readGbk(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk')
  const found = new Map<string, readonly [number, number]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(new Uint8Array([high, low]))
      if ([...character].length === 1 && character !== '\ufffd' && !found.has(character))
        found.set(character, [high, low])
    }
  return found
}
