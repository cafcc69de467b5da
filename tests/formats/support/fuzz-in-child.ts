// Takes seeds on standard input; for each, damages a small workbook of some format as the seed says, reads it, and prints one JSON line.
// Small files of the large collection are damaged too, where it is there. SUANCHOU_KEEP names a folder that keeps what was read.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { utils, write, type BookType } from '@e965/xlsx'
import { AppError } from '../../../src/core/base/app-error.ts'
import { readWorkbook } from '../../../src/formats/read-workbook.ts'
import { corpusFiles } from './corpus-files.ts'
import { makeDbf, textRecord } from './make-dbf.ts'
import { mutate } from './mutate.ts'
import { Random } from './random.ts'
import { makeRandomWorkbook } from './random-workbook.ts'
import { writeRandomWorkbook } from './write-random-workbook.ts'

/** `biff4` and `biff3` are missing in the declarations of SheetJS. */
const FORMATS = 'xlsx xlsm xlsb ods fods biff8 biff5 biff4 biff3 biff2 xlml html csv txt dif sylk'.split(
  ' ',
) as BookType[]
const MOST_BYTES = 60_000

function makeBook(bookType: BookType): Uint8Array {
  const rows = Array.from({ length: 40 }, (_, row) => [
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
  if (!/^(?:biff[2-4]|html|csv|txt|dif|sylk)$/.test(bookType))
    utils.book_append_sheet(book, utils.aoa_to_sheet([['注']]), '说明')
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true, bookSST: true }) as Buffer)
}

function makePool(): Uint8Array[] {
  const fields = [
    { name: 'A', type: 'C', length: 8 },
    { name: 'B', type: 'N', length: 8 },
  ]
  const dbf = makeDbf(
    fields,
    Array.from({ length: 20 }, (_, row) => textRecord(fields, [`x${row}`, String(row)])),
  )
  const random = Array.from({ length: 12 }, (_, seed) =>
    writeRandomWorkbook(makeRandomWorkbook(new Random(seed)), new Random(seed)),
  )
  const collected = corpusFiles()
    .filter(({ name }) => !/OOM|oom|dos|bomb/.test(name))
    .map(({ path }) => new Uint8Array(readFileSync(path)))
    .filter((bytes) => bytes.length > 0 && bytes.length < MOST_BYTES)
  // What is made here as often as what was collected.
  const made = [...FORMATS.map(makeBook), dbf, ...random]
  return [
    ...Array.from({ length: Math.max(1, Math.ceil(collected.length / made.length)) }, () => made).flat(),
    ...collected,
  ]
}

/** What became of a file: read (`filled` when a cell is left, `warned` when something is said), refused with a code, or an error of ours. */
type Said = { format?: string; filled?: boolean; warned?: boolean; emptied?: boolean; refused?: string; error?: string }

async function answer(bytes: Uint8Array): Promise<Said> {
  try {
    const { format, sheets, notices } = await readWorkbook(bytes, 'x')
    const filled = sheets.some(({ grid }) => grid.rowCount > 0)
    // Showing must not fail either.
    for (const { grid } of sheets)
      for (let row = 0; row < Math.min(grid.rowCount, 60); row++)
        for (let column = 0; column < Math.min(grid.columnCount, 20); column++) grid.display(row, column)
    return { format, filled, warned: notices.some(({ level }) => level === 'warning') }
  } catch (error) {
    return error instanceof AppError ? { refused: error.code } : { error: String(error) }
  }
}

const pool = makePool()
for await (const seed of createInterface({ input: process.stdin })) {
  const random = new Random(Number(seed))
  const index = random.below(pool.length)
  const chosen = pool[index] ?? new Uint8Array(0)
  const bytes = await mutate(chosen, random).catch(() => chosen.subarray(0, chosen.length >> 1))
  const keep = process.env['SUANCHOU_KEEP']
  if (keep !== undefined) writeFileSync(join(keep, `${seed}.dat`), bytes)
  const started = performance.now()
  const said = await answer(bytes)
  const ms = Math.round(performance.now() - started)
  // A sheet may have been empty before.
  if (said.filled === false && said.warned === false) said.emptied = (await answer(chosen)).filled === true
  const megabytes = Math.round(process.memoryUsage().rss / 1_000_000)
  process.stdout.write(`${JSON.stringify({ path: seed, index, ms, megabytes, ...said })}\n`)
}
