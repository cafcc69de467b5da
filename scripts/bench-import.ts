// Measures the import: npm run bench:import -- [--full] [--rows N] [--repeat N] [--no-browser] [--no-node] [--keep FOLDER]
//
// Builds workbooks in a temporary folder, reads them with our reader, hucre and SheetJS in turn, in this process, and then takes
// them the whole way in Chromium. Times depend on the machine; the ratios are what counts. --full adds 26 million cells.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBrowser, type BrowserBook } from './bench-browser.ts'
import { benchReaders, readerNames, type ReaderName } from './bench-readers.ts'
import { writeBenchWorkbook, type WorkbookPlan, type WorkbookTruth } from './bench-workbooks.ts'

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    rows: { type: 'string', default: '100000' },
    repeat: { type: 'string', default: '3' },
    'no-browser': { type: 'boolean', default: false },
    'no-node': { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
})

/** What is to be reached on large files: times of ours that others take, and times of inflating alone that ours takes. */
const GOALS: Partial<Record<ReaderName, string>> = { inflate: 'at most 4', hucre: 'at least 4', sheetjs: 'at least 8' }
const MANY_FILES = 200
type Book = { name: string; path: string; truth: WorkbookTruth; plan: WorkbookPlan }
type Time = { wallMs: number; cpuMs: number }

const folder = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'bench-import-')) : resolve(options.keep)
mkdirSync(folder, { recursive: true })
try {
  await main()
} finally {
  if (options.keep === undefined) rmSync(folder, { recursive: true, force: true })
}

async function main(): Promise<void> {
  const rows = Number(options.rows)
  const books = [await makeBook({ rows, texts: 'shared' }), await makeBook({ rows, texts: 'inline' })]
  const large = options.full
    ? [await makeBook({ rows: rows * 10, texts: 'shared' }), await makeBook({ rows: rows * 10, texts: 'inline' })]
    : []
  const small: Book[] = []
  for (let seed = 1; seed <= MANY_FILES; seed++) small.push(await makeBook({ rows: 40, texts: 'shared', seed }))
  if (!options['no-node']) {
    const ours = new Map<string, Time>()
    for (const book of books) ours.set(book.name, await compare(book, Number(options.repeat), readerNames))
    await compareMany(small, Number(options.repeat))
    for (const book of large) {
      say(
        '\n(SheetJS is left out: the sheet is longer than a text of JavaScript may be, and it gives an empty sheet without an error.)',
      )
      // SheetJS cannot: the sheet is longer than a string may be.
      const time = await compare(book, 2, ['inflate', 'suanchou', 'hucre'])
      const reference = ours.get(`${rows} rows, ${book.plan.texts} strings`)
      if (reference !== undefined)
        say(
          `  to reach at most 1.2: time for each cell against ${rows} rows: ${ratio(time.cpuMs, reference.cpuMs * 10)} of the processor, ${ratio(time.wallMs, reference.wallMs * 10)} by the clock`,
        )
    }
    for (const book of [...books, ...large]) comparePeaks(book)
  }
  if (!options['no-browser'])
    await benchBrowser({ books: [...books, ...large].map(toBrowser), small: small.map(({ path }) => path), say })
}

function toBrowser({ name, path, plan }: Book): BrowserBook {
  return { name, path, rows: plan.rows }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Workbooks of an earlier run with --keep are used again. */
async function makeBook(plan: WorkbookPlan): Promise<Book> {
  const { rows, texts, seed } = plan
  const path = join(folder, `${texts}-${rows}${seed === undefined ? '' : `-${seed}`}.xlsx`)
  const truthPath = `${path}.json`
  if (!existsSync(truthPath)) writeFileSync(truthPath, JSON.stringify(await writeBenchWorkbook(path, plan)))
  const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as WorkbookTruth
  const name = `${rows} rows, ${texts} strings`
  if (seed === undefined) say(`${name}: ${truth.cells} cells, ${megabytes(statSync(path).size)}`)
  return { name, path, truth, plan }
}

/** Runs the readers in turn, so that what else the machine does hits all of them; gives the best times of ours. */
async function compare(book: Book, repeat: number, names: readonly ReaderName[]): Promise<Time> {
  const bytes = new Uint8Array(readFileSync(book.path))
  const best = new Map<ReaderName, Time>()
  for (let turn = 0; turn < repeat; turn++) {
    for (const name of names) {
      const { time, found } = await measure(() => benchReaders[name].run(bytes))
      checkFound(name, book, found())
      best.set(name, better(best.get(name), time))
    }
  }
  say(`\n${book.name}, best of ${repeat}`)
  showTimes(best, names)
  return best.get('suanchou') ?? { wallMs: NaN, cpuMs: NaN }
}

async function measure<T>(work: () => Promise<T>): Promise<{ time: Time; found: T }> {
  globalThis.gc?.()
  const cpu = process.cpuUsage()
  const start = performance.now()
  const found = await work()
  const wallMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { time: { wallMs, cpuMs: (user + system) / 1000 }, found }
}

function better(a: Time | undefined, b: Time): Time {
  return a === undefined ? b : { wallMs: Math.min(a.wallMs, b.wallMs), cpuMs: Math.min(a.cpuMs, b.cpuMs) }
}

function checkFound(name: ReaderName, book: Book, found: WorkbookTruth | null): void {
  if (found === null) return
  if (found.cells !== book.truth.cells || found.sum !== book.truth.sum)
    throw new Error(
      `${name} read ${found.cells} cells with sum ${found.sum} of ${book.truth.cells} with ${book.truth.sum}`,
    )
}

function showTimes(times: ReadonlyMap<ReaderName, Time>, names: readonly ReaderName[], goals = GOALS): void {
  const ours = times.get('suanchou')
  if (ours === undefined) return
  for (const name of names) {
    const time = times.get(name)
    if (time === undefined) continue
    const line = `  ${name.padEnd(9)} ${seconds(time.wallMs)} by the clock, ${seconds(time.cpuMs)} of the processor`
    if (name === 'suanchou') {
      say(line)
      continue
    }
    const [more, less] = name === 'inflate' ? [ours, time] : [time, ours]
    const who = name === 'inflate' ? 'ours takes' : 'takes of ours'
    const goal = goals[name] === undefined ? '' : `, to reach ${goals[name]}`
    say(
      `${line}; ${who} ${ratio(more.wallMs, less.wallMs)} by the clock, ${ratio(more.cpuMs, less.cpuMs)} of the processor${goal}`,
    )
  }
}

async function compareMany(books: readonly Book[], repeat: number): Promise<void> {
  const files = books.map((book) => ({ book, bytes: new Uint8Array(readFileSync(book.path)) }))
  const names = ['suanchou', 'hucre', 'sheetjs'] as const
  const best = new Map<ReaderName, Time>()
  for (let turn = 0; turn < repeat; turn++) {
    for (const name of names) {
      const { time } = await measure(async () => {
        for (const { book, bytes } of files) checkFound(name, book, (await benchReaders[name].run(bytes))())
      })
      best.set(name, better(best.get(name), time))
    }
  }
  say(`\n${files.length} files of ${books[0]?.truth.cells ?? 0} cells, best of ${repeat}`)
  showTimes(best, names, {})
}

/** Each reader in a process of its own: the largest memory that the system saw. */
function comparePeaks(book: Book): void {
  say(`\n${book.name}, peak memory`)
  for (const name of readerNames) {
    if (name === 'sheetjs' && book.plan.rows > 200_000) continue
    const run = spawnSync(process.execPath, ['scripts/run-ts.mjs', 'scripts/bench-peak.ts', name, book.path], {
      encoding: 'utf8',
    })
    if (run.status !== 0) {
      say(`  ${name.padEnd(9)} failed: ${run.stderr.trim().split('\n').at(-1) ?? ''}`)
      continue
    }
    const { peakMB, addedMB } = JSON.parse(run.stdout) as { peakMB: number; addedMB: number }
    say(`  ${name.padEnd(9)} ${peakMB} MB, of them ${addedMB} MB for reading`)
  }
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`.padStart(8)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
