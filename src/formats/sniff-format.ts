import { AppError } from '../core/base/app-error.ts'
import type { FileFormat } from '../core/workbook/cell-grid.ts'
import type { ByteSource } from './byte-source.ts'
import { openCfb, type OpenCfb } from './cfb/open-cfb.ts'
import { sniffForeignKind } from './sniff-foreign-kind.ts'
import { findBiffPassword } from './cfb/find-biff-password.ts'
import { decodeText } from './text/decode-text.ts'
import { sniffEncoding } from './text/sniff-encoding.ts'
import type { ReadLimits, ReadWatch } from './read-limits.ts'
import { xmlTags } from './xlsx/xml-tags.ts'
import { openZip, type OpenZip } from './zip/open-zip.ts'

/** What a file really is, with its container already opened. Text comes decoded. */
export type Sniffed =
  | { format: 'xlsx' | 'xlsm' | 'xlsb' | 'ods'; zip: OpenZip }
  | { format: 'xls'; bytes: Uint8Array }
  | { format: 'xml' | 'html' | 'ods'; text: string; encoding: string }
  | { format: 'csv'; text: string; encoding: string; guessed: boolean; replaced: number }

type TextKind = Extract<FileFormat, 'xml' | 'html' | 'ods' | 'csv'>

/**
 * Tells what a file is by its content, never by its name. Throws `workbook/empty-file`, `workbook/truncated`,
 * `workbook/password-protected`, `workbook/is-another-kind` (with `kind`), `workbook/not-a-workbook`, `workbook/unreadable`.
 */
export async function sniffFormat(source: ByteSource, limits: ReadLimits, watch: ReadWatch): Promise<Sniffed> {
  if (source.size === 0) throw new AppError('workbook/empty-file')
  const magic = await source.read(0, 4)
  if (startsWith(magic, [0x50, 0x4b, 0x03, 0x04]) || startsWith(magic, [0x50, 0x4b, 0x05, 0x06]))
    return sniffZip(await openZip(source, limits), watch)
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
  if (foreign !== null) throw anotherKind(foreign)
  return sniffText(bytes, limits)
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

function anotherKind(kind: string): AppError {
  return new AppError('workbook/is-another-kind', { kind })
}

const MAIN_TYPES: [RegExp, 'xlsx' | 'xlsm' | 'xlsb'][] = [
  [/sheet\.binary\.macroEnabled\.main/i, 'xlsb'],
  [/(?:sheet|template|addin)\.macroEnabled\.main\+xml/i, 'xlsm'],
  [/spreadsheetml\.(?:sheet|template)\.main\+xml/i, 'xlsx'],
]
const FOREIGN_PARTS: [RegExp, string][] = [
  [/^word\//i, 'docx'],
  [/^ppt\//i, 'pptx'],
  [/^visio\//i, 'vsdx'],
  [/^Index\/Document\.iwa$/i, 'numbers'],
  [/^Index\.zip$|^index\.xml(?:\.gz)?$/i, 'numbers'],
  [/^META-INF\/MANIFEST\.MF$/i, 'jar'],
  [/^AndroidManifest\.xml$/i, 'apk'],
  [/^META-INF\/container\.xml$/i, 'epub'],
]

async function sniffZip(zip: OpenZip, watch: ReadWatch): Promise<Sniffed> {
  if (zip.entries.length === 0) throw new AppError('workbook/not-a-workbook')
  const types = zip.find('[Content_Types].xml')
  if (types !== null) {
    const format = workbookFormat(decodeXml((await zip.unpack(types, watch)).bytes))
    if (format !== null) return { format, zip }
    if (zip.find('xl/workbook.bin') !== null) return { format: 'xlsb', zip }
    if (zip.find('xl/workbook.xml') !== null) return { format: 'xlsx', zip }
  }
  const mime = zip.find('mimetype')
  const mimeType =
    mime === null ? '' : new TextDecoder().decode((await zip.unpack(mime, watch)).bytes.subarray(0, 200)).trim()
  if (/opendocument\.spreadsheet/.test(mimeType) || (mimeType === '' && isOpenDocument(zip))) {
    await refuseEncryptedOds(zip, watch)
    return { format: 'ods', zip }
  }
  const opendocument = /opendocument\.(\w+)/.exec(mimeType)
  if (opendocument !== null)
    throw anotherKind(opendocument[1] === 'text' ? 'odt' : opendocument[1] === 'presentation' ? 'odp' : 'opendocument')
  for (const [pattern, kind] of FOREIGN_PARTS)
    if (zip.entries.some((entry) => pattern.test(entry.name))) throw anotherKind(kind)
  // An OPC package without its table of content types, but with sheets, is a damaged workbook.
  if (zip.find('xl/workbook.xml') !== null)
    throw new AppError('workbook/unreadable', {}, { detail: '[Content_Types].xml is missing' })
  if (zip.entries.every((entry) => entry.encrypted)) throw new AppError('workbook/password-protected')
  throw anotherKind('zip')
}

/** Format by the table of content types. Defaults by file ending are also given to parts that are no workbook, so they come last. */
function workbookFormat(contentTypes: string): 'xlsx' | 'xlsm' | 'xlsb' | null {
  const tags = [...xmlTags(contentTypes)]
  for (const element of ['Override', 'Default']) {
    for (const { name, attributes } of tags) {
      const found =
        name === element && MAIN_TYPES.find(([pattern]) => pattern.test(attributes.get('ContentType') ?? ''))
      if (found !== false && found !== undefined) return found[1]
    }
  }
  return null
}

function isOpenDocument(zip: OpenZip): boolean {
  return zip.find('META-INF/manifest.xml') !== null && zip.find('content.xml') !== null
}

async function refuseEncryptedOds(zip: OpenZip, watch: ReadWatch): Promise<void> {
  const manifest = zip.find('META-INF/manifest.xml')
  if (manifest === null) return
  const text = decodeXml((await zip.unpack(manifest, watch)).bytes)
  if (/encryption-data|encrypted-package/i.test(text)) throw new AppError('workbook/password-protected')
}

function decodeXml(bytes: Uint8Array): string {
  return decodeText(bytes, sniffEncoding(bytes, bytes.length).encoding).text
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
  const kind = textKind(text)
  if (kind === 'csv') return { format: 'csv', text, encoding, guessed: !sniffed.sure, replaced }
  return { format: kind, text: text.trimStart(), encoding }
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

function textKind(text: string): TextKind {
  const head = text.slice(0, 8192).trimStart()
  if (head.startsWith('<?xml') || head.startsWith('<')) {
    if (/<(?:\w+:)?Workbook[\s>]/.test(head)) return 'xml'
    if (/<office:document[\s>]/.test(head)) {
      if (/opendocument\.spreadsheet|<office:spreadsheet/.test(text)) return 'ods'
      throw anotherKind('odt')
    }
    if (/<table[\s>]/i.test(text)) return 'html'
    if (/^<(?:!doctype\s+html|html|head|body|div|meta|style|p)[\s>]/i.test(head)) throw anotherKind('html')
    if (/<svg[\s>]/i.test(head)) throw anotherKind('svg')
    if (/gnumeric/i.test(head)) throw anotherKind('gnumeric')
    if (/<pkg:package/.test(head)) throw anotherKind('docx')
    if (head.startsWith('<?xml')) throw anotherKind('xml')
  }
  return 'csv'
}
