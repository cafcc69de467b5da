import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { failed, type InspectAnswer } from './answer.ts'
import { errorText } from './inspect-file.ts'

/** A file to be inspected: as the user named it, and where it is. */
export type InspectTask = { file: string; path: string; withCells: boolean }

/** How a worker is started and how long a file may take: `seconds`, and one more for each megabyte. */
export type WorkerPlan = { script: URL; seconds: number }

const MOST_WORKERS = 4
/** Objects of one file may take so much before the worker, not the whole run, ends. */
const HEAP_MEGABYTES = 4096

/**
 * Inspects files on a few worker threads, each file under a time bound: one that hangs, or takes all memory, becomes an answer with an
 * error, and the others go on. `onAnswer` is called once for each task, in the order of the tasks.
 */
export async function inspectInWorkers(
  tasks: readonly InspectTask[],
  plan: WorkerPlan,
  onAnswer: (answer: InspectAnswer) => void,
): Promise<void> {
  const done = new Map<number, InspectAnswer>()
  let next = 0
  let told = 0
  const work = async (): Promise<void> => {
    const runner = new Runner(plan)
    while (next < tasks.length) {
      const at = next++
      const task = tasks[at]
      if (task === undefined) break
      done.set(at, await runner.run(task))
      for (let answer = done.get(told); answer !== undefined; answer = done.get(told)) {
        onAnswer(answer)
        done.delete(told++)
      }
    }
    await runner.end()
  }
  await Promise.all(Array.from({ length: Math.min(MOST_WORKERS, availableParallelism(), tasks.length) }, work))
}

/** One worker thread, started anew after a file has brought it down. */
class Runner {
  private worker: Worker | null = null
  private readonly plan: WorkerPlan

  constructor(plan: WorkerPlan) {
    this.plan = plan
  }

  async run(task: InspectTask): Promise<InspectAnswer> {
    const worker = (this.worker ??= new Worker(this.plan.script, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      // What libraries print must not get into the answer.
      stdout: true,
    }))
    const answer = await ask(worker, task, this.plan.seconds)
    if (answer.alive) return answer.answer
    await this.end()
    return answer.answer
  }

  async end(): Promise<void> {
    await this.worker?.terminate()
    this.worker = null
  }
}

type Asked = { answer: InspectAnswer; alive: boolean }

function ask(worker: Worker, task: InspectTask, seconds: number): Promise<Asked> {
  const bound = seconds + Math.ceil(sizeOf(task.path) / 1_000_000)
  return new Promise((resolve) => {
    const settle = (asked: Asked): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(asked)
    }
    const lose = (reason: string): void => {
      const code = 'workbook/unreadable'
      settle({ answer: failed(task.file, code, `${errorText(code, task.file)} (${reason})`), alive: false })
    }
    const onMessage = (answer: InspectAnswer): void => settle({ answer, alive: true })
    const onError = (error: unknown): void => lose(String(error))
    const onExit = (): void => lose('the worker ended')
    const timer = setTimeout(() => lose(`no answer within ${bound} s`), 1000 * bound)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(task)
  })
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
