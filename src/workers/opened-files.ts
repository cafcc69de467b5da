import { AppError } from '../core/base/app-error.ts'
import { makeId, type FileId } from '../core/base/id.ts'
import type { SheetGrid } from '../core/workbook/cell-grid.ts'

/** A file that the import worker holds until it is released. */
export type OpenedFile = { name: string; path: string; bytes: number; hash: string; sheets: SheetGrid[] }

/** Memory that the open files of one worker may take, as estimated; the file used last stays whatever its size. */
const defaultBudget = 160 * 1024 * 1024

/** Kinds take one byte and numbers or texts up to eight for each cell, in whole chunks of rows. */
const CELL_BYTES = 9
const CHUNK_ROWS = 1024

/**
 * The files that are open in this worker. Hundreds of workbooks would fill the memory, so those not used for longest are
 * forgotten; the page still has their bytes and opens them again when it wants them.
 */
export class OpenedFiles {
  /** Least recently used first. */
  private readonly files = new Map<FileId, OpenedFile>()
  private readonly budget: number

  constructor(budget = defaultBudget) {
    this.budget = budget
  }

  /** Keeps a file and names it. */
  add(file: OpenedFile): FileId {
    const id = makeId<FileId>(crypto.getRandomValues(new Uint8Array(8)))
    this.files.set(id, file)
    this.forgetOldest()
    return id
  }

  /** The file of this name. Throws `workbook/not-open`. */
  get(id: FileId): OpenedFile {
    const file = this.files.get(id)
    if (file === undefined) throw new AppError('workbook/not-open')
    this.files.delete(id)
    this.files.set(id, file)
    return file
  }

  /** One sheet of a file. Throws `workbook/not-open`. */
  sheet(id: FileId, index: number): { file: OpenedFile; sheet: SheetGrid } {
    const file = this.get(id)
    const sheet = file.sheets[index]
    if (sheet === undefined) throw new AppError('workbook/not-open')
    return { file, sheet }
  }

  /** Forgets a file; one that is not open is no failure. */
  remove(id: FileId): void {
    this.files.delete(id)
  }

  private forgetOldest(): void {
    let held = [...this.files.values()].reduce((sum, file) => sum + estimateBytes(file), 0)
    for (const [id, file] of this.files) {
      if (held <= this.budget || this.files.size === 1) return
      this.files.delete(id)
      held -= estimateBytes(file)
    }
  }
}

/** An upper bound for dense sheets: scattered cells take less. Texts weigh about what they weigh in the file. */
function estimateBytes({ bytes, sheets }: OpenedFile): number {
  return sheets.reduce((sum, { grid: { rowCount, columnCount } }) => {
    return sum + Math.ceil(rowCount / CHUNK_ROWS) * CHUNK_ROWS * columnCount * CELL_BYTES
  }, bytes)
}
