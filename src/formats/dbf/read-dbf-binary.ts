import type { DbfField, DbfHeader } from './read-dbf-header.ts'

/** A value that a dBASE table stores in binary; `date` is an Excel serial day of the 1900 system. */
export type DbfBinary = { kind: 'number' | 'date'; value: number } | { kind: 'empty' }

/** Julian day number of the day before Excel's day 1, with Excel's 29 February 1900 counted. */
const JULIAN_OF_0 = 2_415_019
const MS_A_DAY = 86_400_000
/** Milliseconds from the epoch of dBASE 7 to that of Excel. */
const LEVEL_7_EPOCH_MS = 62_135_683_200_000 - 25_569 * MS_A_DAY

/** Value of a field that is no text: integers, doubles, money and times of FoxPro and dBASE 7; null for fields of text. */
export function readDbfBinary(view: DataView, at: number, field: DbfField, header: DbfHeader): DbfBinary | null {
  if (at + field.length > view.byteLength) return null
  switch (field.type) {
    case 'I':
    case '+':
      return field.length === 4 ? integer(view, at, header.level7) : null
    case 'B':
      return header.foxpro && field.length === 8 ? number(view.getFloat64(at, true)) : null
    case 'O':
      return field.length === 8 ? level7Double(view, at) : null
    case 'Y':
      return field.length === 8 ? number(Number(view.getBigInt64(at, true)) / 10_000) : null
    case 'T':
      return field.length === 8 && !header.level7
        ? julian(view.getUint32(at, true), view.getUint32(at + 4, true))
        : null
    case '@':
      return field.length === 8 ? timestamp(view.getFloat64(at, false)) : null
    default:
      return null
  }
}

function number(value: number): DbfBinary {
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'empty' }
}

/** dBASE 7 stores the high byte first and the sign the other way round, so that bytes sort as numbers do; all zero is empty. */
function integer(view: DataView, at: number, level7: boolean): DbfBinary {
  if (!level7) return number(view.getInt32(at, true))
  const bits = view.getUint32(at, false)
  return bits === 0 ? { kind: 'empty' } : number((bits ^ 0x80000000) | 0)
}

function level7Double(view: DataView, at: number): DbfBinary {
  const bits = view.getBigUint64(at, false)
  if (bits === 0n) return { kind: 'empty' }
  const top = 1n << 63n
  const scratch = new DataView(new ArrayBuffer(8))
  scratch.setBigUint64(0, (bits & top) === 0n ? ~bits : bits ^ top)
  return number(scratch.getFloat64(0))
}

function julian(day: number, milliseconds: number): DbfBinary {
  if (day === 0 && milliseconds === 0) return { kind: 'empty' }
  return { kind: 'date', value: day - JULIAN_OF_0 + milliseconds / MS_A_DAY }
}

function timestamp(milliseconds: number): DbfBinary {
  if (milliseconds === 0 || !Number.isFinite(milliseconds)) return { kind: 'empty' }
  return { kind: 'date', value: (milliseconds - LEVEL_7_EPOCH_MS) / MS_A_DAY }
}
