import { sniffEncoding } from '../text/sniff-encoding.ts'
import type { DbfHeader } from './read-dbf-header.ts'

/** Code page marks of dBASE and FoxPro that the browser can decode; the others are told by the texts themselves. */
const MARKED: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x13: 'shift_jis',
  0x26: 'ibm866',
  0x4d: 'gb18030',
  0x4e: 'euc-kr',
  0x4f: 'big5',
  0x50: 'windows-874',
  0x57: 'windows-1252',
  0x58: 'windows-1252',
  0x59: 'windows-1252',
  0x65: 'ibm866',
  0x78: 'big5',
  0x79: 'euc-kr',
  0x7a: 'gb18030',
  0x7b: 'shift_jis',
  0x7c: 'windows-874',
  0x7d: 'windows-1255',
  0x7e: 'windows-1256',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
  0xca: 'windows-1254',
  0xcb: 'windows-1253',
  0xcc: 'windows-1257',
}
const SAMPLE_BYTES = 64 * 1024

/** Encoding of a table's texts: by its mark, else by the bytes of its names and text fields. */
export function dbfEncoding(bytes: Uint8Array, header: DbfHeader): string {
  const marked = MARKED[header.language]
  if (marked !== undefined) return marked
  const sample: number[] = []
  const add = (text: Uint8Array) => {
    for (const byte of text) if (byte >= 0x20) sample.push(byte)
    sample.push(0x0a)
  }
  for (const { name } of header.fields) add(name)
  const texts = header.fields.filter(({ type }) => type === 'C' || type === 'V')
  let at = header.headerBytes
  for (; at + header.recordBytes <= bytes.length && sample.length < SAMPLE_BYTES; at += header.recordBytes)
    for (const { offset, length } of texts) add(bytes.subarray(at + offset, at + offset + length))
  return sniffEncoding(Uint8Array.from(sample), sample.length).encoding
}
