// Prints what the importer sees in files:
//
//   npm run --silent inspect -- [--json] [--cells] [--timeout SECONDS] FILE...
//
// Rows count from 1, as Excel does. With --json one JSON document goes to standard output, nothing else; --cells adds every cell as it was
// read. Paths are meant from where the command was typed. Each file is read on a thread of its own under a time bound (120 s and one for
// each megabyte); the exit status is 0 as long as every file got an answer, be it an error.
import { resolve } from 'node:path'
import { isMainThread, parentPort } from 'node:worker_threads'
import type { InspectAnswer } from './inspect/answer.ts'
import { inspectFile } from './inspect/inspect-file.ts'
import { inspectInWorkers, type InspectTask } from './inspect/inspect-in-workers.ts'
import { printAnswer } from './inspect/print-answer.ts'

// A reader that needs no more (head) closes the pipe.
process.stdout.on('error', () => process.exit(0))

if (isMainThread) await main(process.argv.slice(2))
else
  parentPort?.on('message', ({ file, path, withCells }: InspectTask) => {
    void inspectFile(file, path, withCells).then((answer) => parentPort?.postMessage(answer))
  })

async function main(args: readonly string[]): Promise<void> {
  const { files, json, withCells, seconds } = parse(args)
  if (files.length === 0 && !json) {
    console.error('usage: npm run --silent inspect -- [--json] [--cells] [--timeout SECONDS] FILE...')
    process.exitCode = 2
    return
  }
  // npm itself goes to the project's folder.
  const from = process.env['INIT_CWD'] ?? '.'
  const tasks = files.map((file) => ({ file, path: resolve(from, file), withCells }))
  let printed = 0
  const print = (answer: InspectAnswer): void => {
    if (json) process.stdout.write(`${printed++ === 0 ? '[' : ','}\n${JSON.stringify(answer, null, 1)}`)
    else printAnswer(answer)
  }
  await inspectInWorkers(tasks, { script: new URL(import.meta.url), seconds }, print)
  if (json) process.stdout.write(printed === 0 ? '[]\n' : '\n]\n')
}

function parse(args: readonly string[]): { files: string[]; json: boolean; withCells: boolean; seconds: number } {
  const files: string[] = []
  let json = false
  let withCells = false
  let seconds = 120
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--json') json = true
    else if (arg === '--cells') withCells = true
    else if (arg === '--timeout') seconds = Number(args[++at]) || seconds
    else if (arg !== '--') files.push(arg)
  }
  return { files, json, withCells, seconds }
}
