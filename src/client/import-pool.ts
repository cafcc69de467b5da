import { AppError, toAppError } from '../core/base/app-error.ts'
import type { FileId } from '../core/base/id.ts'
import type { FileReading, ImportApi } from '../protocol/import-api.ts'
import type { CallOptions, Remote } from './clients.ts'
import type { Supervisor } from './supervise.ts'

/** Starts one supervised worker; `onLost` is called when it broke or was ended, and its files are gone. */
export type StartWorker = (number: number, onLost: () => void) => Supervisor

/** How many workers there are, and how many bytes they may be reading together; a larger file is read alone. */
export type PoolLimits = { workers: number; readingBytes: number }

type Arguments<Method extends keyof Remote<ImportApi>> = Parameters<Remote<ImportApi>[Method]>[0]
type Seat = { supervisor: Supervisor; busy: boolean }
type Turn = { bytes: number; take: (seat: Seat) => void }

/**
 * Import workers behind the face of one. A file is read by the next worker that is free and stays with it; calls about the file
 * go there until it is released. A worker that breaks takes only its own files with it: a call about one of them throws
 * workbook/not-open, and the one that was being read is read once more by a fresh worker before it counts as failed.
 */
export class ImportPool {
  readonly #seats: Seat[]
  readonly #limits: PoolLimits
  readonly #owners = new Map<FileId, Seat>()
  readonly #turns: Turn[] = []
  #reading = 0
  #readingBytes = 0

  constructor(start: StartWorker, limits: PoolLimits) {
    this.#limits = limits
    this.#seats = Array.from({ length: limits.workers }, (_, number) => {
      const seat: Seat = { supervisor: start(number, () => this.#forget(seat)), busy: false }
      return seat
    })
  }

  /** The API of all workers together. */
  remote(): Remote<ImportApi> {
    return {
      readFile: (args, options) => this.#readFile(args, options),
      readCells: (args, options) => this.#ask('readCells', args, options),
      correctLayout: (args, options) => this.#ask('correctLayout', args, options),
      retypeColumn: (args, options) => this.#ask('retypeColumn', args, options),
      buildTable: (args, options) => this.#ask('buildTable', args, options),
      releaseFile: (args, options) => this.#release(args, options),
      selfTest: (args, options) =>
        this.#first().supervisor.call('selfTest', args, options) as ReturnType<Remote<ImportApi>['selfTest']>,
    }
  }

  async #readFile(args: Arguments<'readFile'>, options: CallOptions = {}): Promise<FileReading> {
    const seat = await this.#takeSeat(args.blob.size, options.signal)
    try {
      const reading = await readTwice(seat, args, options)
      this.#owners.set(reading.file, seat)
      return reading
    } finally {
      this.#leave(seat, args.blob.size)
    }
  }

  async #ask<Method extends 'readCells' | 'correctLayout' | 'retypeColumn' | 'buildTable'>(
    method: Method,
    args: Arguments<Method>,
    options?: CallOptions,
  ): Promise<Awaited<ReturnType<Remote<ImportApi>[Method]>>> {
    const seat = this.#owners.get(args.file)
    if (seat === undefined) throw new AppError('workbook/not-open')
    return (await seat.supervisor.call(method, args, options)) as Awaited<ReturnType<Remote<ImportApi>[Method]>>
  }

  async #release(args: Arguments<'releaseFile'>, options?: CallOptions): Promise<null> {
    const seat = this.#owners.get(args.file)
    if (seat === undefined) return null
    this.#owners.delete(args.file)
    await seat.supervisor.call('releaseFile', args, options)
    return null
  }

  #first(): Seat {
    const [seat] = this.#seats
    if (seat === undefined) throw new AppError('internal/bug', {}, { detail: 'a pool without workers' })
    return seat
  }

  #forget(seat: Seat): void {
    for (const [file, owner] of this.#owners) if (owner === seat) this.#owners.delete(file)
  }

  /** Waits for a free worker, in the order of the calls. Throws call/cancelled. */
  #takeSeat(bytes: number, signal: AbortSignal | undefined): Promise<Seat> {
    return new Promise((resolve, reject) => {
      const give = (): void => {
        const at = this.#turns.indexOf(turn)
        if (at >= 0) this.#turns.splice(at, 1)
        reject(new AppError('call/cancelled'))
        // The one who stood first may have been too large for what is left; the next one need not be.
        this.#serve()
      }
      const turn: Turn = {
        bytes,
        take: (seat) => {
          signal?.removeEventListener('abort', give)
          resolve(seat)
        },
      }
      if (signal?.aborted === true) {
        reject(new AppError('call/cancelled'))
        return
      }
      signal?.addEventListener('abort', give, { once: true })
      this.#turns.push(turn)
      this.#serve()
    })
  }

  #serve(): void {
    for (;;) {
      const [turn] = this.#turns
      const seat = this.#seats.find(({ busy }) => !busy)
      if (turn === undefined || seat === undefined) return
      if (this.#reading > 0 && this.#readingBytes + turn.bytes > this.#limits.readingBytes) return
      this.#turns.shift()
      seat.busy = true
      this.#reading += 1
      this.#readingBytes += turn.bytes
      turn.take(seat)
    }
  }

  #leave(seat: Seat, bytes: number): void {
    seat.busy = false
    this.#reading -= 1
    this.#readingBytes -= bytes
    this.#serve()
  }
}

/** A reading that ended with its worker is tried once more: another file may have brought the worker down. */
async function readTwice(
  { supervisor }: Seat,
  args: Arguments<'readFile'>,
  options: CallOptions,
): Promise<FileReading> {
  try {
    return (await supervisor.call('readFile', args, options)) as FileReading
  } catch (error) {
    const { code } = toAppError(error)
    if ((code !== 'worker/crashed' && code !== 'worker/terminated') || options.signal?.aborted === true) throw error
    return (await supervisor.call('readFile', args, options)) as FileReading
  }
}
