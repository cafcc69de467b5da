import * as sheetjs from '@e965/xlsx'
import type { ParsingOptions, WorkBook } from '@e965/xlsx'

/** An unpacked container as SheetJS's parsers take it: parts by path. */
export type SheetjsContainer = {
  FullPaths: string[]
  FileIndex: { name: string; type: number; size: number; content: Uint8Array }[]
}

/** Exports of SheetJS that its declarations leave out or leave untyped. */
type Untyped = {
  parse_zip(container: SheetjsContainer, options: ParsingOptions): WorkBook
  parse_xlscfb(container: SheetjsContainer, options: ParsingOptions): WorkBook
  CFB: { utils: { prep_blob(bytes: Uint8Array, position: number): void } }
  SSF: { get_table(): Record<string, string>; load_table(table: Readonly<Record<number, string>>): void }
}

/** SheetJS by its real exports. */
export const untypedSheetjs = sheetjs as unknown as Untyped
