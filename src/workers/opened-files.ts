import { AppError } from '../core/base/app-error.ts'
import { makeId, type FileId } from '../core/base/id.ts'
import type { SheetGrid } from '../core/workbook/cell-grid.ts'

/** A file that the import worker holds until it is released. */
export type OpenedFile = { name: string; path: string; bytes: number; hash: string; sheets: SheetGrid[] }

/** The files that are open in this worker. */
export class OpenedFiles {
  private readonly files = new Map<FileId, OpenedFile>()

  /** Keeps a file and names it. */
  add(file: OpenedFile): FileId {
    const id = makeId<FileId>(crypto.getRandomValues(new Uint8Array(8)))
    this.files.set(id, file)
    return id
  }

  /** The file of this name. Throws `workbook/not-open`. */
  get(id: FileId): OpenedFile {
    const file = this.files.get(id)
    if (file === undefined) throw new AppError('workbook/not-open')
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
}
