import { set_cptable } from '@e965/xlsx'

/** Windows and Mac code pages that old workbooks name, as the browser's decoder calls them. */
const ENCODINGS: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10001: 'shift_jis',
  10002: 'big5',
  10003: 'euc-kr',
  10007: 'x-mac-cyrillic',
  10008: 'gbk',
  20936: 'gbk',
  52936: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
}

const decoders = new Map<number, TextDecoder>()

/**
 * Gives SheetJS the browser's own decoders in place of its 470 KB of tables. Without any, it reads the Chinese of
 * Excel 5/95 files as single bytes. Must run before each first read.
 */
export function installCodePages(): void {
  set_cptable({ utils: { decode, encode, hascp: (codePage: number) => codePage in ENCODINGS } })
}

function decode(codePage: number | string, data: string | ArrayLike<number>): string {
  const bytes = typeof data === 'string' ? Uint8Array.from(data, (char) => char.charCodeAt(0)) : Uint8Array.from(data)
  const encoding = ENCODINGS[Number(codePage)]
  if (encoding === undefined) return latin(bytes)
  let decoder = decoders.get(Number(codePage))
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding, { ignoreBOM: true })
    decoders.set(Number(codePage), decoder)
  }
  return decoder.decode(bytes)
}

/** SheetJS encodes only to turn its own binary strings back into bytes when reading. */
function encode(_codePage: number | string, text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0) & 0xff)
}

function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
