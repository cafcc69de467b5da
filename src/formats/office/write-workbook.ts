import { writeZip, type ZipPart } from '../zip/write-zip.ts'
import { sheetNames } from './excel-limits.ts'
import {
  appPropertiesPart,
  contentTypesPart,
  corePropertiesPart,
  packageRelationsPart,
  workbookPart,
  workbookRelationsPart,
} from './package-parts.ts'
import { drawingPaths, pictureParts } from './picture-parts.ts'
import { SharedTexts } from './shared-texts.ts'
import { sheetPart } from './sheet-part.ts'
import { stylesPart } from './styles-part.ts'
import type { OfficeWorkbook } from './workbook.ts'

/** How a long writing reports and stops. `onRows` hears the rows written so far over all sheets. */
export type WriteOptions = { signal?: AbortSignal; onRows?: (rows: number) => void }

/** Media type of .xlsx. */
export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Writes an .xlsx (ECMA-376 transitional). The same workbook gives the same bytes. Sheet names are made acceptable, over-long cell
 * texts are cut, texts never become formulas. Throws export/too-many-rows; rejects with the reason of `signal`.
 */
export async function writeWorkbook(
  workbook: OfficeWorkbook,
  options: WriteOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return writeZip(workbookParts(workbook, options), options.signal)
}

function* workbookParts(workbook: OfficeWorkbook, { signal, onRows }: WriteOptions): Generator<ZipPart> {
  const { sheets } = workbook
  const texts = new SharedTexts()
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  yield { path: '[Content_Types].xml', content: encode(contentTypesPart(sheets.length, drawingPaths(sheets))) }
  yield { path: '_rels/.rels', content: encode(packageRelationsPart()) }
  yield { path: 'docProps/core.xml', content: encode(corePropertiesPart(workbook)) }
  yield { path: 'docProps/app.xml', content: encode(appPropertiesPart(workbook.program)) }
  yield {
    path: 'xl/workbook.xml',
    content: encode(workbookPart(sheets, names)),
  }
  yield { path: 'xl/_rels/workbook.xml.rels', content: encode(workbookRelationsPart(sheets.length)) }
  yield { path: 'xl/styles.xml', content: encode(stylesPart(workbook.styles)) }
  let before = 0
  for (const [index, sheet] of sheets.entries()) {
    let here = 0
    const count = (rows: number) => {
      here = rows
      onRows?.(before + rows)
    }
    yield {
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: streamOf(sheetPart(sheet, { texts, names }, count), signal),
    }
    before += here
  }
  yield* pictureParts(sheets)
  yield { path: 'xl/sharedStrings.xml', content: streamOf(texts.part(), signal) }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function streamOf(chunks: Generator<string>, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      signal?.throwIfAborted()
      const next = chunks.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encode(next.value))
    },
  })
}
