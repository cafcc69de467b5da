import { AppError } from '../core/base/app-error.ts'
import type { ByteSource } from './byte-source.ts'
import { openCfb, type OpenCfb } from './cfb/open-cfb.ts'
import { sniffForeignKind } from './sniff-foreign-kind.ts'
import { findBiffPassword } from './cfb/find-biff-password.ts'
import { decodeText } from './text/decode-text.ts'
import { sniffEncoding } from './text/sniff-encoding.ts'
import { sniffMarkup } from './text/sniff-markup.ts'
import type { ReadLimits, ReadWatch } from './read-limits.ts'
import { sniffZip } from './sniff-zip.ts'
import type { MakeInflater } from './zip/inflate-bounded.ts'
import { openZip, type OpenZip } from './zip/open-zip.ts'

/** What a file really is, with its container already opened. Text comes decoded. */
export type Sniffed =
  | { format: 'xlsx' | 'xlsm' | 'xlsb' | 'ods'; zip: OpenZip }
  | { format: 'xls' | 'dbf'; bytes: Uint8Array }
  | { format: 'xml' | 'html' | 'ods'; text: string; encoding: string }
  | { format: 'sylk' | 'dif'; bytes: Uint8Array; encoding: string }
  | { format: 'csv'; text: string; encoding: string; guessed: boolean; replaced: number }

/**
 * Tells what a file is by its content, never by its name. Throws `workbook/empty-file`, `workbook/truncated`,
 * `workbook/password-protected`, `workbook/is-another-kind` (with `kind`), `workbook/not-a-workbook`, `workbook/unreadable`.
 */
export async function sniffFormat(
  source: ByteSource,
  limits: ReadLimits,
  watch: ReadWatch & { inflater?: MakeInflater },
): Promise<Sniffed> {
  if (source.size === 0) throw new AppError('workbook/empty-file')
  const magic = await source.read(0, 4)
  if (startsWith(magic, [0x50, 0x4b, 0x03, 0x04]) || startsWith(magic, [0x50, 0x4b, 0x05, 0x06]))
    return sniffZip(await openZip(source, limits, watch.inflater), watch)
  const bytes = await source.read(0, source.size)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return sniffCfb(bytes)
  // A bare BIFF stream (Excel 2 to 4, and some exporters): BOF record of its version.
  if (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? 0xff) &&
    (bytes[2] ?? 0) <= 0x10 &&
    bytes[3] === 0
  ) {
    return { format: 'xls', bytes }
  }
  const foreign = sniffForeignKind(bytes)
  if (foreign === 'dbf') return { format: 'dbf', bytes }
  if (foreign === 'gzip' && (await isGnumeric(bytes))) throw anotherKind('gnumeric')
  if (foreign !== null) throw anotherKind(foreign)
  if (isOwnerFile(bytes))
    throw new AppError('workbook/not-a-workbook', {}, { detail: 'the owner file of an open workbook' })
  return sniffText(bytes, limits)
}

/** The `~$` file that an office program leaves beside an open workbook: the user's name, in one byte and in two bytes a character. */
function isOwnerFile(bytes: Uint8Array): boolean {
  if (bytes.length < 54 || bytes.length > 200) return false
  const length = bytes[0] ?? 0
  const blank = (from: number, to: number) => bytes.subarray(from, to).every((byte) => byte === 0x20 || byte === 0)
  return length > 0 && length <= 52 && blank(1 + length, 54) && (bytes.length === 54 || bytes[55] === length)
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** True for the gzip of a Gnumeric workbook, by the beginning of what it holds. */
async function isGnumeric(bytes: Uint8Array): Promise<boolean> {
  const unpacked = new Blob([bytes.slice(0, 4096)]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const { value } = await unpacked.read().catch(() => ({ value: undefined }))
  await unpacked.cancel().catch(() => undefined)
  return value !== undefined && /gnumeric/i.test(new TextDecoder().decode((value as Uint8Array).subarray(0, 1024)))
}

function anotherKind(kind: string): AppError {
  return new AppError('workbook/is-another-kind', { kind })
}

function sniffCfb(bytes: Uint8Array): Sniffed {
  const cfb = openCfb(bytes)
  if (cfb.find('EncryptedPackage') !== null || cfb.find('EncryptionInfo') !== null)
    throw new AppError('workbook/password-protected')
  const book = cfb.find('Workbook') ?? cfb.find('Book')
  if (book !== null) {
    if (findBiffPassword(cfb.read(book, 16_384))) throw new AppError('workbook/password-protected')
    return { format: 'xls', bytes }
  }
  throw foreignCfb(cfb)
}

function foreignCfb(cfb: OpenCfb): AppError {
  const kinds: [string, string][] = [
    ['WordDocument', 'doc'],
    ['PowerPoint Document', 'ppt'],
    ['VisioDocument', 'vsd'],
    ['__properties_version1.0', 'msg'],
    ['PerfectOffice_MAIN', 'qpw'],
    ['NativeContent_MAIN', 'qpw'],
    ['HwpSummaryInformation', 'hwp'],
  ]
  for (const [stream, kind] of kinds) if (cfb.find(stream) !== null) return anotherKind(kind)
  return new AppError('workbook/not-a-workbook', {}, { detail: 'compound file without a workbook stream' })
}

function sniffText(bytes: Uint8Array, limits: ReadLimits): Sniffed {
  if (bytes.length > limits.partBytes) {
    throw new AppError('workbook/file-too-large', {
      megabytes: Math.round(bytes.length / 1_000_000),
      limitMegabytes: Math.round(limits.partBytes / 1_000_000),
    })
  }
  const sniffed = sniffEncoding(bytes, bytes.length)
  if (sniffed.binary) throw new AppError('workbook/not-a-workbook')
  const declared = declaredEncoding(bytes)
  const encoding = !sniffed.sure && declared !== null ? declared : sniffed.encoding
  const { text, replaced } = decodeText(bytes, encoding)
  if (text.trim() === '') throw new AppError('workbook/not-a-workbook', {}, { detail: 'only white space' })
  const found = sniffMarkup(text)
  switch (found.kind) {
    case 'other':
      throw anotherKind(found.name)
    case 'csv':
      return { format: 'csv', text, encoding, guessed: !sniffed.sure, replaced }
    case 'sylk':
    case 'dif':
      return { format: found.kind, bytes: withoutMark(bytes), encoding }
    default:
      return { format: found.kind, text: text.trimStart(), encoding }
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes
}

/** Encoding named in the head of an XML or HTML text. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  if (!/<(?:\?xml|!doctype|html|head|meta|table)/i.test(head)) return null
  const name = (/<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(head))?.[1]
  if (name === undefined) return null
  try {
    return new TextDecoder(name).encoding
  } catch {
    return null
  }
}
