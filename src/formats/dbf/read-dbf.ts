import { AppError } from '../../core/base/app-error.ts'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { SheetGrid } from '../../core/workbook/cell-grid.ts'
import { checkCancelled } from '../check-cancelled.ts'
import { ColumnGridBuilder } from '../column-grid-builder.ts'
import { formatNumber } from '../format-number.ts'
import { parseIsoDate } from '../parse-iso-date.ts'
import type { ReadWatch } from '../read-limits.ts'
import { TextDictionary } from '../text-dictionary.ts'
import { setField } from '../text/read-text.ts'
import { dbfEncoding } from './dbf-encoding.ts'
import { readDbfHeader, type DbfField, type DbfHeader } from './read-dbf-header.ts'
import { readDbfBinary } from './read-dbf-binary.ts'

const DELETED = 0x2a
/** Fields whose content stands in another file. */
const ELSEWHERE = /[MGPW]/
/** The hidden field of FoxPro that says which values are null. */
const NULL_FLAGS = '0'
const RECORDS_BETWEEN_CHECKS = 8192

/**
 * Reads a dBASE or FoxPro table as one sheet with its field names in the first row. Deleted records are left out, memo fields counted
 * in a notice. Numbers that are none (`****`, an overflow) stay as text. Throws `workbook/unreadable`, `workbook/truncated`, `call/cancelled`.
 */
export function readDbf(
  bytes: Uint8Array,
  name: string,
  watch: ReadWatch,
): { sheet: SheetGrid; notices: Diagnostic[]; encoding: string } {
  const header = readDbfHeader(bytes)
  if (header.headerBytes + header.records * header.recordBytes > bytes.length)
    throw new AppError(
      'workbook/truncated',
      {},
      { detail: `dbf: ${header.records} records of ${header.recordBytes} bytes` },
    )
  const encoding = dbfEncoding(bytes, header)
  const table = new DbfTable(bytes, header, encoding)
  table.readNames()
  for (let record = 0; record < header.records; record++) {
    if (record % RECORDS_BETWEEN_CHECKS === 0) checkCancelled(watch)
    table.readRecord(header.headerBytes + record * header.recordBytes)
  }
  const notices: Diagnostic[] =
    table.memos === 0
      ? []
      : [{ level: 'warning', code: 'workbook/cells-unread', params: { count: table.memos }, where: { sheet: name } }]
  return { sheet: { name, hidden: false, grid: table.finish() }, notices, encoding }
}

class DbfTable {
  memos = 0
  private readonly builder = new ColumnGridBuilder(new TextDictionary(), formatNumber)
  private readonly view: DataView
  private readonly decoder: TextDecoder
  private readonly fields: readonly DbfField[]
  /** Place of the null flags in a record; -1 where there are none. */
  private readonly flagsAt: number
  private row = 0
  private readonly bytes: Uint8Array
  private readonly header: DbfHeader

  constructor(bytes: Uint8Array, header: DbfHeader, encoding: string) {
    this.bytes = bytes
    this.header = header
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.decoder = new TextDecoder(encoding)
    this.fields = header.fields.filter(({ type }) => type !== NULL_FLAGS)
    this.flagsAt = header.fields.find(({ type }) => type === NULL_FLAGS)?.offset ?? -1
  }

  readNames(): void {
    for (const [column, { name }] of this.fields.entries())
      this.builder.setText(0, column, this.decoder.decode(name).trim())
  }

  readRecord(at: number): void {
    if (this.bytes[at] === DELETED) return
    this.row++
    for (const [column, field] of this.fields.entries())
      if (!this.isNull(field, at)) this.readValue(field, at + field.offset, column)
  }

  finish(): SheetGrid['grid'] {
    return this.builder.finish({ merges: [], hiddenRows: [], hiddenColumns: [] })
  }

  private isNull({ nullBit }: DbfField, at: number): boolean {
    if (nullBit < 0 || this.flagsAt < 0) return false
    return (((this.bytes[at + this.flagsAt + (nullBit >> 3)] ?? 0) >> (nullBit & 7)) & 1) === 1
  }

  private readValue(field: DbfField, at: number, column: number): void {
    const { builder, row } = this
    const raw = this.bytes.subarray(at, at + field.length)
    const binary = readDbfBinary(this.view, at, field, this.header)
    if (binary !== null) {
      if (binary.kind === 'date') builder.setDate(row, column, binary.value, { format: 'yyyy-mm-dd hh:mm:ss' })
      else if (binary.kind === 'number') builder.setNumber(row, column, binary.value)
      return
    }
    const text = this.decoder.decode(raw).replace(/[\s\u0000]+$/, '')
    if (ELSEWHERE.test(field.type) || field.type === 'B') {
      // A memo is named by the number of its block, in digits or in binary.
      if (raw.some((byte) => byte !== 0 && byte !== 0x20 && byte !== 0x30)) this.memos++
    } else if (field.type === 'D') this.putDate(text, column)
    else if (field.type === 'L') {
      if (/^[TtYyFfNn]$/.test(text.trim())) builder.setBoolean(row, column, /^[TtYy]$/.test(text.trim()))
    } else if (field.type === 'N' || field.type === 'F') setField(builder, row, column, text.trim())
    else builder.setText(row, column, text)
  }

  private putDate(text: string, column: number): void {
    const serial = parseIsoDate(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
    if (serial === null) this.builder.setText(this.row, column, text.trim())
    else this.builder.setDate(this.row, column, serial, { format: 'yyyy-mm-dd' })
  }
}
