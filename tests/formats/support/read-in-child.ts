import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** One file may take this long on a slow machine; a reader that hangs is stopped. */
const FILE_MS = 180_000

/** What a child says of a file; `died` where it was killed or killed itself. */
export type Answer = {
  path: string
  error?: string
  params?: Record<string, string | number>
  format?: string
  sheets?: { cells: number }[]
  cells?: number
  differences?: number
  some?: unknown[]
  refused?: string
  refusedByOracle?: boolean
  megabytes?: number
  emptied?: boolean
}

/** Gives files to a script in a child process, one by one; a file at which it dies or stands still is answered as `died`, and a new child goes on. */
export async function readInChild(files: string[], entry: string, fileMs = FILE_MS): Promise<Answer[]> {
  const answers: Answer[] = []
  while (answers.length < files.length) await readUntilDeath(files, { entry, fileMs }, answers)
  return answers
}

type Task = { entry: string; fileMs: number }

function readUntilDeath(files: string[], { entry, fileMs }: Task, answers: Answer[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--max-old-space-size=3000', 'scripts/run-ts.mjs', entry], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let timer: NodeJS.Timeout | undefined
    // The first answer comes after the script is built and loaded.
    let ms = Math.max(FILE_MS, fileMs)
    const next = () => {
      clearTimeout(timer)
      const path = files[answers.length]
      if (path === undefined) {
        child.stdin.end()
        return
      }
      child.stdin.write(`${path}\n`)
      timer = setTimeout(() => child.kill('SIGKILL'), ms)
      ms = fileMs
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
