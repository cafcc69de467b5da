import { AppError } from '../core/base/app-error.ts'
import type { ReadWatch } from './read-limits.ts'
import { decodeText } from './text/decode-text.ts'
import { sniffEncoding } from './text/sniff-encoding.ts'
import { xmlTags } from './xlsx/xml-tags.ts'
import type { OpenZip } from './zip/open-zip.ts'

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
  [/(?:^|\/)Index\.zip$|^index\.xml(?:\.gz)?$/i, 'numbers'],
  [/^META-INF\/MANIFEST\.MF$/i, 'jar'],
  [/^AndroidManifest\.xml$/i, 'apk'],
  [/^META-INF\/container\.xml$/i, 'epub'],
]

/**
 * Tells which workbook a zip holds. Throws `workbook/not-a-workbook`, `workbook/is-another-kind` (with `kind`),
 * `workbook/password-protected`.
 */
export async function sniffZip(
  zip: OpenZip,
  watch: ReadWatch,
): Promise<{ format: 'xlsx' | 'xlsm' | 'xlsb' | 'ods'; zip: OpenZip }> {
  if (zip.entries.length === 0) throw new AppError('workbook/not-a-workbook')
  const types = zip.find('[Content_Types].xml')
  if (types !== null) {
    const format = workbookFormat(decodeXml((await zip.unpack(types, watch)).bytes))
    if (format !== null) return { format, zip }
  }
  // Some writers name no type, or leave the table of types out; the parts stand at their usual places all the same.
  if (zip.find('xl/workbook.bin') !== null) return { format: 'xlsb', zip }
  if (zip.entries.some(({ name }) => /^xl\/(?:workbook|worksheets\/[^/]+)\.xml$/i.test(name)))
    return { format: 'xlsx', zip }
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

function anotherKind(kind: string): AppError {
  return new AppError('workbook/is-another-kind', { kind })
}
