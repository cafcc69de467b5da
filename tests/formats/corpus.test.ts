import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const corpus = join(root, '../shared/corpus')
/** One file may take this long on a slow machine; a reader that hangs is stopped. */
const FILE_MS = 60_000

type Answer = {
  path: string
  error?: string
  params?: Record<string, string | number>
  format?: string
  sheets?: { cells: number }[]
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : [path]
  })
}

/** Reads files in a child process; a file at which it dies or stands still is answered as `died`, and a new child goes on. */
async function readAll(files: string[], entry: string): Promise<Answer[]> {
  const answers: Answer[] = []
  while (answers.length < files.length) await readUntilDeath(files, entry, answers)
  return answers
}

function readUntilDeath(files: string[], entry: string, answers: Answer[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--max-old-space-size=2000', 'scripts/run-ts.mjs', entry], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let timer: NodeJS.Timeout | undefined
    const next = () => {
      clearTimeout(timer)
      const path = files[answers.length]
      if (path === undefined) {
        child.stdin.end()
        return
      }
      child.stdin.write(`${path}\n`)
      timer = setTimeout(() => child.kill('SIGKILL'), FILE_MS)
    }
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return
      answers.push(JSON.parse(line) as Answer)
      next()
    })
    child.stdin.on('error', () => undefined)
    child.on('close', () => {
      clearTimeout(timer)
      const path = files[answers.length]
      if (path !== undefined) answers.push({ path, error: 'died' })
      resolve()
    })
    next()
  })
}

describe.runIf(existsSync(corpus))('workbooks from other readers and from statistics offices', () => {
  it('all end in sheets or in an error of the workbook, none in a hang or a crash', async () => {
    const files = [...listFiles(join(corpus, 'robust')), ...listFiles(join(corpus, 'stat'))]
    const answers = await readAll(files, 'tests/formats/support/read-files.ts')
    expect(answers).toHaveLength(files.length)
    const bad = answers.filter(
      ({ error, params }) => error !== undefined && (!error.startsWith('workbook/') || params?.['file'] === undefined),
    )
    expect(bad).toEqual([])
    const official = answers.filter(({ path }) => path.includes('/stat/'))
    expect(
      official.filter(
        ({ error, sheets }) => error !== undefined || sheets?.every(({ cells }) => cells === 0) !== false,
      ),
    ).toEqual([])
    // What SheetJS reads out of password-protected, damaged and foreign files is listed in the corpus; the rest must be read.
    expect(answers.filter(({ error }) => error === undefined).length).toBeGreaterThan(0.89 * answers.length)
  }, 600_000)
})
