import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { utils, write, type BookType } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openZip } from '../../src/formats/zip/open-zip.ts'
import { defaultLimits } from '../../src/formats/read-limits.ts'
import { makeZip } from './support/make-zip.ts'
import { readInChild } from './support/read-in-child.ts'

const MUTANTS = 30
let folder = ''
let seed = 20200630
const random = (below: number) => {
  seed = (seed * 48271) % 2147483647
  return seed % below
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function makeBook(bookType: BookType): Uint8Array {
  const rows = Array.from({ length: 60 }, (_, row) => [
    `企业${row}`,
    row * 1.25,
    row % 2 === 0,
    { t: 'n', v: 44000 + row, z: 'yyyy-mm-dd' },
    { t: 'n', f: 'A1', v: row },
  ])
  const sheet = utils.aoa_to_sheet([['名称', '产值', '是否', '日期', '公式'], ...rows])
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '表')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['注']]), '说明')
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true, bookSST: true }) as Buffer)
}

/** Flips bytes, cuts, or swaps pieces. */
function mutate(bytes: Uint8Array): Uint8Array {
  const out = bytes.slice()
  if (random(5) === 0) return out.subarray(0, random(out.length))
  for (let turn = [1, 3, 25][random(3)] ?? 1; turn > 0; turn--)
    out[random(out.length)] = [0, 255, 60, 62, 34, random(256)][random(6)] ?? 0
  if (random(4) === 0) out.copyWithin(random(out.length), random(out.length), random(out.length))
  return out
}

/** Mutates one part inside a zip, so that the damage passes the unpacking. */
async function mutatePart(bytes: Uint8Array): Promise<Uint8Array> {
  const { entries } = await openZip(bytes, defaultLimits)
  const chosen = random(entries.length)
  return makeZip(
    entries.map(({ name, method, dataOffset, compressedBytes }, index) => {
      const data = bytes.subarray(dataOffset, dataOffset + compressedBytes)
      const content = new Uint8Array(method === 8 ? inflateRawSync(data) : data)
      return { name, content: index === chosen && content.length > 0 ? mutate(content) : content }
    }),
  )
}

it('damaged workbooks of every format end in sheets or in an error of the workbook', async () => {
  const files: string[] = []
  for (const bookType of ['xlsx', 'xlsb', 'ods', 'biff8', 'biff5', 'biff2', 'xlml', 'html', 'csv'] as const) {
    const whole = makeBook(bookType)
    const packed = whole[0] === 0x50
    for (let mutant = 0; mutant < MUTANTS; mutant++) {
      const path = join(folder, `${bookType}-${mutant}.dat`)
      writeFileSync(path, packed && mutant % 3 !== 0 ? await mutatePart(whole) : mutate(whole))
      files.push(path)
    }
  }
  const answers = await readInChild(files, 'tests/formats/support/read-files.ts')
  expect(answers).toHaveLength(files.length)
  expect(answers.filter(({ error }) => error !== undefined && !error.startsWith('workbook/'))).toEqual([])
}, 300_000)
