import { AppError } from '../core/base/app-error.ts'
import type { VersionId } from '../core/base/id.ts'
import type { Catalogue } from '../core/dataset/catalogue.ts'
import { isSameName } from '../core/dataset/change-catalogue.ts'
import {
  compileRevisionSet,
  compileRevisionView,
  createRevisionTable,
  revisionTable,
} from '../core/dataset/compile-revision-log.ts'
import { revisionView } from '../core/dataset/revision.ts'
import type { RevisionSet } from '../core/dataset/revision.ts'
import { quoteIdentifier } from '../core/sql/quote.ts'
import type { ReadPart } from './build-table.ts'
import type { Duckdb } from './duckdb/duckdb.ts'

/** What corrected files changed, as a table in the engine. Its rows are brought from storage when someone asks for them. */
export class RevisionLog {
  readonly #db: Duckdb
  /** Sets whose rows are in the engine, with the number that the rows carry. */
  readonly #loaded = new Map<VersionId, number>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(db: Duckdb) {
    this.#db = db
  }

  /** Makes the view fit the catalogue; a table that a user gave its name goes before it. */
  async publish(catalogue: Catalogue): Promise<void> {
    await this.#db.run(createRevisionTable)
    if (catalogue.datasets.some(({ name }) => isSameName(name, revisionView))) return
    await this.#db.run(compileRevisionView(catalogue))
  }

  /** Brings the rows of all sets of the catalogue into the engine. Throws storage/damaged where those of one are gone. */
  async fill({ revisions }: Catalogue, readBlob: ReadPart): Promise<void> {
    const work = this.#turn.then(() => this.#fill(revisions, readBlob))
    this.#turn = work.catch(() => undefined)
    await work
  }

  async #fill(sets: readonly RevisionSet[], readBlob: ReadPart): Promise<void> {
    const wanted = new Set(sets.map(({ version }) => version))
    for (const [version, number] of this.#loaded) {
      if (wanted.has(version)) continue
      await this.#db.run(`DELETE FROM ${revisionTable} WHERE src_set = ${String(number)}`)
      this.#loaded.delete(version)
    }
    for (const set of sets) if (!this.#loaded.has(set.version)) await this.#load(set, readBlob)
  }

  async #load(set: RevisionSet, readBlob: ReadPart): Promise<void> {
    const cells = set.changed + set.added + set.removed
    if (cells > 0) {
      const damaged = new AppError('storage/damaged', { name: revisionView, file: set.fileAfter })
      const ipc = await readBlob(set.version)
      if (ipc === null) throw damaged
      try {
        await this.#db.insertArrow(set.version, new Uint8Array(ipc))
        const { values } = await this.#db.run(compileRevisionSet(set))
        if (Number(values[0]?.[0]) !== cells) throw damaged
      } finally {
        await this.#db.run(`DROP TABLE IF EXISTS data.${quoteIdentifier(set.version)}`)
      }
    }
    this.#loaded.set(set.version, set.number)
  }
}
