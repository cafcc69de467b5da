import { writeWorkbook } from '../../../src/formats/office/write-workbook.ts'
import { sampleWorkbook } from '../sheet-builder.ts'
import { encodeSheet, textEnding } from './encode-text.ts'
import type { BookPlan } from './plan-books.ts'
import { printSheet } from './record-sheet.ts'

/** A file of a package. */
export type BookFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** Names of the files that a planned workbook becomes: exported text has another ending, a workbook that is sent twice another name. */
export function fileNames({ file, sheets: [first] }: BookPlan): string[] {
  const format = first?.layout?.text?.(first.sheet)
  const stem = file.replace(/\.xlsx$/u, '')
  const ending = format === undefined ? '.xlsx' : textEnding(format)
  return Array.from({ length: first?.layout?.copies ?? 1 }, (_, at) =>
    at === 0 ? `${stem}${ending}` : `${stem} - 副本${ending}`,
  )
}

/** The files of a planned workbook. */
export async function writeBook(book: BookPlan): Promise<BookFile[]> {
  const written = book.sheets.flatMap(({ sheet, layout }) => layout?.write(sheet) ?? [printSheet(sheet)])
  const [first] = book.sheets
  const format = first?.layout?.text?.(first.sheet)
  const [only] = written
  const bytes =
    format !== undefined && only !== undefined
      ? encodeSheet(only, format)
      : await writeWorkbook(sampleWorkbook(book.file.replace(/\.xlsx$/u, ''), written))
  return fileNames(book).map((name) => ({ name, bytes }))
}
