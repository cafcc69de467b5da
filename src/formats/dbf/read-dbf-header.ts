import { AppError } from '../../core/base/app-error.ts'

/** A field of a dBASE table. `offset` counts from the deletion mark of a record. `type` is the letter of the file. */
export type DbfField = {
  name: Uint8Array
  type: string
  offset: number
  length: number
  /** Bit of the null flags that says that the value is null; -1 where it cannot be. */
  nullBit: number
}

/** What the header of a dBASE table says. `level7` files store numbers the other way round; `language` is the code page mark. */
export type DbfHeader = {
  level7: boolean
  foxpro: boolean
  records: number
  headerBytes: number
  recordBytes: number
  language: number
  fields: DbfField[]
}

const FLAGS_AT = 18
const NULLABLE = 0x02
const VARYING = /[VQ]/
const END_OF_FIELDS = 0x0d
const LEVEL_7 = [0x04, 0x8c]
const FOXPRO = [0x30, 0x31, 0x32]

/** Reads the header of a dBASE III, IV, 7 or FoxPro table. Throws `workbook/unreadable`. */
export function readDbfHeader(bytes: Uint8Array): DbfHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = bytes[0] ?? 0
  const header: DbfHeader = {
    level7: LEVEL_7.includes(version),
    foxpro: FOXPRO.includes(version),
    records: view.getUint32(4, true),
    headerBytes: view.getUint16(8, true),
    recordBytes: view.getUint16(10, true),
    language: bytes[29] ?? 0,
    fields: [],
  }
  const size = header.level7 ? 48 : 32
  const end = Math.min(header.headerBytes, bytes.length)
  let offset = 1
  let bits = 0
  for (let at = header.level7 ? 68 : 32; at + size <= end && bytes[at] !== END_OF_FIELDS; at += size) {
    const field = readField(bytes, at, header.level7, offset)
    offset += field.length
    if (header.foxpro) {
      // One bit for a text of varying length, one for a value that may be null, field by field.
      if (VARYING.test(field.type)) bits++
      if (((bytes[at + FLAGS_AT] ?? 0) & NULLABLE) !== 0) field.nullBit = bits++
    }
    header.fields.push(field)
  }
  // Some writers count the deletion mark, some do not.
  if (header.fields.length === 0 || offset > header.recordBytes + 1)
    throw new AppError('workbook/unreadable', {}, { detail: 'dbf: the fields do not fill the record' })
  return header
}

function readField(bytes: Uint8Array, at: number, level7: boolean, offset: number): DbfField {
  const nameBytes = level7 ? 32 : 11
  const lengthAt = level7 ? at + 33 : at + 16
  const name = bytes.subarray(at, at + nameBytes)
  const end = name.indexOf(0)
  const type = String.fromCharCode(bytes[at + nameBytes] ?? 0).toUpperCase()
  // Clipper and FoxPro put the high byte of a long text field where others put the decimals.
  const high = type === 'C' && !level7 ? (bytes[lengthAt + 1] ?? 0) : 0
  return {
    name: end < 0 ? name : name.subarray(0, end),
    type,
    offset,
    length: (bytes[lengthAt] ?? 0) + 256 * high,
    nullBit: -1,
  }
}
