import {
  Bool,
  type Data,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Int64,
  makeData,
  TimestampMicrosecond,
  Utf8,
  Vector,
} from 'apache-arrow'
import type { CellValue } from '../../core/workbook/cell-value.ts'
import type { ColumnType } from '../../core/workbook/table-layout.ts'
import { NullBitmap } from './null-bitmap.ts'
import type { RowHashes } from './row-hashes.ts'

/** Takes the values of one column, row by row from 0, and makes Arrow data of them. */
export type ColumnVector = {
  set(row: number, value: CellValue): void
  /** A number without the detour over a value of any kind; only where the column holds figures. */
  setNumber?: (row: number, value: number) => void
  /** Figures by row, NaN where there is none; only where the column holds figures. */
  figures?: () => Float64Array
  /** Mixes the column into the hash of each row. */
  hashInto(hashes: RowHashes): void
  same(one: number, other: number): boolean
  finish(): Data
}

const MS_A_DAY = 86_400_000

/**
 * A vector for a column: texts, codes and periods as dictionaries of UTF-8; integers as Int64, or as Float64 when one of them is no
 * safe whole number; numbers as Float64; dates as days, or as times when one of them has a time of day.
 */
export function makeColumnVector(type: ColumnType, length: number): ColumnVector {
  switch (type) {
    case 'text':
    case 'code':
    case 'period':
      return makeTextVector(length)
    case 'integer':
    case 'number':
      return makeNumberVector(length, type === 'integer')
    case 'boolean':
      return makeBooleanVector(length)
    case 'date':
      return makeDateVector(length)
  }
}

/** Texts as a dictionary, each different text once. */
export function makeTextVector(length: number): ColumnVector {
  const present = new NullBitmap(length)
  const indexes = new Int32Array(length)
  const ids = new Map<string, number>()
  return {
    set(row, value) {
      if (value === null) return
      const text = String(value)
      let id = ids.get(text)
      if (id === undefined) {
        id = ids.size
        ids.set(text, id)
      }
      indexes[row] = id
      present.setPresent(row)
    },
    hashInto(hashes) {
      for (let row = 0; row < length; row++) hashes.mix(row, (indexes[row] ?? 0) + (present.has(row) ? 1 : 0))
    },
    same: (one, other) => indexes[one] === indexes[other] && present.has(one) === present.has(other),
    finish: () =>
      makeData({
        type: new Dictionary(new Utf8(), new Int32()),
        length,
        ...nulls(present),
        data: indexes,
        dictionary: new Vector([writeUtf8([...ids.keys()])]),
      }),
  }
}

/** Row numbers and the like: whole numbers of 32 bits without gaps. */
export function makeInt32Data(values: Int32Array): Data {
  return makeData({ type: new Int32(), length: values.length, nullCount: 0, data: values })
}

function nulls(present: NullBitmap): { nullCount: number; nullBitmap: Uint8Array } {
  return { nullCount: present.nullCount, nullBitmap: present.bytes }
}

function makeNumberVector(length: number, integer: boolean): ColumnVector {
  const present = new NullBitmap(length)
  const values = new Float64Array(length)
  let whole = integer
  const setNumber = (row: number, value: number): void => {
    values[row] = value
    if (whole && !Number.isSafeInteger(value)) whole = false
    present.setPresent(row)
  }
  return {
    set(row, value) {
      if (typeof value === 'number') setNumber(row, value)
    },
    setNumber,
    figures: () => values.map((value, row) => (present.has(row) ? value : NaN)),
    ...comparing(values, present),
    finish() {
      if (!whole) return makeData({ type: new Float64(), length, ...nulls(present), data: values })
      return makeData({
        type: new Int64(),
        length,
        ...nulls(present),
        data: toInt64(values),
      })
    },
  }
}

/** Safe whole numbers as 64-bit integers, in halves: no BigInt is made. */
function toInt64(values: Float64Array): BigInt64Array {
  const halves = new Int32Array(values.length * 2)
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0
    halves[index * 2] = value
    halves[index * 2 + 1] = Math.floor(value / 2 ** 32)
  }
  return new BigInt64Array(halves.buffer)
}

function makeBooleanVector(length: number): ColumnVector {
  const present = new NullBitmap(length)
  const values = new NullBitmap(length)
  return {
    set(row, value) {
      if (typeof value !== 'boolean') return
      if (value) values.setPresent(row)
      present.setPresent(row)
    },
    hashInto(hashes) {
      for (let row = 0; row < length; row++) hashes.mix(row, (present.has(row) ? 1 : 0) + (values.has(row) ? 2 : 0))
    },
    same: (one, other) => present.has(one) === present.has(other) && values.has(one) === values.has(other),
    finish: () => makeData({ type: new Bool(), length, ...nulls(present), data: values.bytes }),
  }
}

function makeDateVector(length: number): ColumnVector {
  const present = new NullBitmap(length)
  const times = new Float64Array(length)
  let days = true
  // A column of a million rows has a few hundred days.
  const known = new Map<string, number>()
  const timeOf = (text: string): number => {
    let time = known.get(text)
    if (time === undefined) {
      time = Date.parse(text.length > 10 ? `${text.slice(0, 10)}T${text.slice(11)}Z` : `${text}T00:00:00Z`)
      known.set(text, time)
    }
    return time
  }
  return {
    set(row, value) {
      if (typeof value !== 'string') return
      const time = timeOf(value)
      if (Number.isNaN(time)) return
      times[row] = time
      if (time % MS_A_DAY !== 0) days = false
      present.setPresent(row)
    },
    ...comparing(times, present),
    finish() {
      if (days)
        return makeData({
          type: new DateDay(),
          length,
          ...nulls(present),
          data: Int32Array.from(times, (time) => time / MS_A_DAY),
        })
      const data = BigInt64Array.from(times, (time) => BigInt(time) * 1000n)
      return makeData({ type: new TimestampMicrosecond(), length, ...nulls(present), data })
    },
  }
}

function comparing(values: Float64Array, present: NullBitmap): Pick<ColumnVector, 'hashInto' | 'same'> {
  return {
    hashInto(hashes) {
      const words = new Uint32Array(values.buffer)
      for (let row = 0; row < values.length; row++) {
        if (!present.has(row)) hashes.mix(row, 1)
        else {
          hashes.mix(row, words[2 * row] ?? 0)
          hashes.mix(row, words[2 * row + 1] ?? 0)
        }
      }
    },
    same: (one, other) => values[one] === values[other] && present.has(one) === present.has(other),
  }
}

function writeUtf8(texts: readonly string[]): Data<Utf8> {
  const encoder = new TextEncoder()
  const offsets = new Int32Array(texts.length + 1)
  let bytes = new Uint8Array(Math.max(64, texts.length * 16))
  let at = 0
  for (const [index, text] of texts.entries()) {
    // A UTF-16 unit takes at most 3 bytes.
    if (at + text.length * 3 > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, at + text.length * 3))
      larger.set(bytes)
      bytes = larger
    }
    at += encoder.encodeInto(text, bytes.subarray(at)).written
    offsets[index + 1] = at
  }
  return makeData({
    type: new Utf8(),
    length: texts.length,
    nullCount: 0,
    valueOffsets: offsets,
    data: bytes.subarray(0, at),
  })
}
