import type { OfficeSheet } from '../../../../src/formats/office/workbook.ts'
import type { TextFormat } from '../encode-text.ts'
import type { PrintedField } from '../field-headers.ts'
import type { RecordSheet } from '../record-sheet.ts'

/** Layouts of workbooks as bureaus and departments send them (domain model 7.4). */
export type LayoutId =
  'L01' | 'L02' | 'L03' | 'L04' | 'L05' | 'L06' | 'L07' | 'L09' | 'L10' | 'L11' | 'L12' | 'L13' | 'L14' | 'L15' | 'L16'

/** One way to write a sheet. The records stay exactly recoverable. */
export type Layout = {
  id: LayoutId
  /** True for what can be written like this. */
  fits: (sheet: RecordSheet) => boolean
  /** The sheet, and what stands beside it in the workbook. */
  write: (sheet: RecordSheet) => OfficeSheet[]
  /** It takes a file of its own. */
  alone?: true
  /** The file is text that a system exported. */
  text?: (sheet: RecordSheet) => TextFormat
  /** How often the file is sent, each time under another name. */
  copies?: number
}

/** True for columns of figures that may be added up over units. */
export const isSummed = ({ field }: Pick<PrintedField, 'field'>): boolean =>
  (field.type === 'N' || field.type === 'I') && (field.unit === '万元' || field.unit === '万千瓦时')
