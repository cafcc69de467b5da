import { AppError, toAppError } from '../../core/base/app-error.ts'
import { applyRemembered, recallLayout, recalledCorrection, rememberLayout } from '../../core/dataset/layout-memory.ts'
import type { RememberedLayout } from '../../core/dataset/layout-memory.ts'
import { placeTable } from '../../core/dataset/place-table.ts'
import type { LayoutColumn, LayoutCorrection, TableLayout } from '../../core/workbook/table-layout.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import { isSameTopic, topicOf } from '../selectors/subject-words.ts'
import type { TableDecision, TableRef } from '../slices/imports.ts'
import { readColumns } from './import-columns.ts'
import type { ImportDesk } from './import-desk.ts'
import { changeTable, presentTable, withOpenFile } from './import-desk.ts'
import { listFollowers } from './import-groups.ts'

/**
 * Carries what was corrected on a table over to the other tables of its group: rows, names, types, units, left-out columns. Each is laid out and
 * read anew where that is needed, so that its counts and doubts are its own. Throws the first failure after all have been tried.
 */
export async function followTable(desk: ImportDesk, ref: TableRef): Promise<void> {
  const followers = listFollowers(desk, ref).map((member) => member.ref)
  const found = foundLayout(desk, ref)
  if (followers.length === 0 || found === null) return
  const { choice } = presentTable(desk.store, ref)
  const memory = { ...rememberLayout(found, choice), confirmedAt: '' }
  const failures: AppError[] = []
  const waiting = followers.values()
  const lane = async (): Promise<void> => {
    for (const follower of waiting)
      await carry(desk, follower, memory).catch((error: unknown) => void failures.push(toAppError(error)))
  }
  await Promise.all(Array.from({ length: desk.clients.filesAtOnce }, lane))
  const [failure] = failures
  if (failure !== undefined) throw failure
}

/** Applies confirmed layouts to the tables of a file that has just been read, without a question. */
export async function recallLayouts(desk: ImportDesk, key: string): Promise<void> {
  const { store } = desk
  const file = store.getState().importFiles.find((each) => each.key === key)
  const state = file === undefined ? null : readStateOf(file)
  if (file === undefined || state === null) return
  for (const { sheet, table } of state.tables) {
    const ref = { file: key, sheet, table }
    const found = state.reading.sheets[sheet]?.layout.tables[table]
    const memory = found === undefined ? null : recallLayout(store.getState().catalogue.layouts, found)
    if (found === undefined || memory === null) continue
    await carry(desk, ref, memory)
    const where = { file: file.name, path: file.path, sheet: state.reading.sheets[sheet]?.name ?? '' }
    const { period } = placeTable(found, where, memory.periodFrom)
    const joins = isAboutMemory(found, file.name, memory)
    changeTable(store, ref, (decision) => ({
      ...decision,
      known: true,
      choice: {
        ...decision.choice,
        ...(joins ? { name: memory.tableName } : {}),
        period: period?.value ?? decision.choice.period,
      },
    }))
  }
}

/** Lists of the same columns may be about different things: without titles, the file's name must tell that it belongs to the remembered table. */
function isAboutMemory({ title }: TableLayout, fileName: string, memory: RememberedLayout): boolean {
  if (title !== '' && memory.title !== '') return true
  return isSameTopic(topicOf(title, fileName), topicOf(memory.tableName, fileName))
}

async function carry(desk: ImportDesk, ref: TableRef, memory: RememberedLayout): Promise<void> {
  const found = foundLayout(desk, ref)
  if (found === null) return
  const layout = await layOut(desk, ref, found, memory)
  const before = presentTable(desk.store, ref).choice
  const wanted = applyRemembered(layout, memory)
  const known = new Map(before.layout === layout ? before.columns.map((column) => [column.index, column]) : [])
  const columns = await readColumns(
    desk,
    ref,
    layout,
    wanted.map((column) => keepReading(column, known.get(column.index))),
  )
  changeTable(desk.store, ref, (decision) => withLayout(decision, layout, columns))
}

/** A column that was read under its type already is not read again. */
function keepReading(wanted: LayoutColumn, known: LayoutColumn | undefined): LayoutColumn {
  if (known === undefined || known.type !== wanted.type) return wanted
  const { counts, samples, doubts, confidence } = known
  return { ...wanted, counts, samples, doubts, confidence }
}

async function layOut(
  desk: ImportDesk,
  ref: TableRef,
  found: TableLayout,
  memory: RememberedLayout,
): Promise<TableLayout> {
  const correction = recalledCorrection(found, memory)
  if (correction === null) return found
  const present = presentTable(desk.store, ref).choice.layout
  if (isCorrected(present, correction)) return present
  return withOpenFile(desk, ref.file, (file) =>
    desk.clients.imports.correctLayout({ file, sheet: ref.sheet, layout: found, correction }),
  )
}

function isCorrected(
  layout: TableLayout,
  { headerRows, dataRows, leftColumn, rightColumn }: LayoutCorrection,
): boolean {
  return (
    layout.headerRows?.join() === headerRows?.join() &&
    (dataRows === undefined || layout.dataRows.join() === dataRows.join()) &&
    layout.range.left === leftColumn &&
    layout.range.right === rightColumn
  )
}

function withLayout(decision: TableDecision, layout: TableLayout, columns: LayoutColumn[]): TableDecision {
  const looked = decision.looked && decision.choice.layout === layout
  return { ...decision, looked, choice: { ...decision.choice, layout, columns } }
}

/** The layout as it was found; null for a table marked by hand, of which nothing says where it would stand in another file. */
function foundLayout({ store }: ImportDesk, ref: TableRef): TableLayout | null {
  const file = store.getState().importFiles.find(({ key }) => key === ref.file)
  if (file === undefined) throw new AppError('workbook/not-open')
  return readStateOf(file)?.reading.sheets[ref.sheet]?.layout.tables[ref.table] ?? null
}
