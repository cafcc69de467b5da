import { planImport } from '../selectors/plan-import.ts'
import type { GroupMember, ImportGroup } from '../selectors/import-plan.ts'
import { refKey } from '../selectors/import-plan.ts'
import type { OnTaken, TableDecision, TableRef } from '../slices/imports.ts'
import type { ImportDesk } from './import-desk.ts'
import { readStateOf } from '../selectors/import-tables.ts'

/** What to do with tables about the same period: load this one only, all, or none. */
export type ClashWish = 'this' | 'both' | 'none'

/** Deciding about all tables of one form at once, and about tables that are in each other's way. */
export function createImportGroups(desk: ImportDesk) {
  const patch = (refs: readonly TableRef[], part: Partial<TableDecision>): void => {
    changeTables(desk, refs, (decision) => ({ ...decision, ...part }))
  }
  const inGroup = (key: string, work: (refs: TableRef[], group: ImportGroup) => void): void => {
    const group = presentPlan(desk).groups.find((each) => each.key === key)
    if (group !== undefined) work(refsOf(group.members), group)
  }
  return {
    includeGroup(key: string, include: boolean): void {
      inGroup(key, (_, { members }) => {
        // What is loaded already, or stands twice in this import, is not loaded again by a tick for all.
        const fresh = members.filter(({ standing }) => standing.kind !== 'same' && standing.kind !== 'copy')
        patch(refsOf(include ? fresh : members), { include })
      })
    },
    /** The layout of a group is right; its doubts have been looked at. */
    confirmGroup(key: string): void {
      inGroup(key, (refs) => patch(refs, { confirmed: true, looked: true }))
    },
    /** The layout of a group is right, whatever there is to say about single values. */
    confirmLayout(key: string): void {
      inGroup(key, (refs) => patch(refs, { confirmed: true }))
    },
    /** Makes a table of each member instead of one of all. */
    splitGroup(key: string): void {
      inGroup(key, (refs, { name }) =>
        changeTables(desk, refs, (decision) => ({
          ...decision,
          apart: true,
          choice: { ...decision.choice, name: ownName(name, decision) },
        })),
      )
    },
    /** Takes back {@link splitGroup}. */
    joinTables(refs: readonly TableRef[]): void {
      patch(refs, { apart: false })
    },
    /** From now on corrections of the group do not reach this table, nor its own the group. */
    setAlone(ref: TableRef, alone: boolean): void {
      patch([ref], { alone })
    },
    decideTaken(ref: TableRef, onTaken: OnTaken): void {
      patch([ref], { onTaken })
    },
    /** Settles which of several tables about the same period are loaded. */
    settleClash(ref: TableRef, wish: ClashWish): void {
      const member = presentPlan(desk).byRef.get(refKey(ref))?.member
      if (member?.standing.kind !== 'clash') return
      const others = refsOf(member.standing.others)
      if (wish === 'both') patch([ref, ...others], { onTaken: 'keep-both' })
      else {
        patch(others, { include: false })
        if (wish === 'none') patch([ref], { include: false })
      }
    },
  }
}

/** The plan as things stand now. */
export function presentPlan({ store }: ImportDesk): ReturnType<typeof planImport> {
  const { importFiles, catalogue } = store.getState()
  return planImport(importFiles, catalogue)
}

/** The other tables that a correction of this one reaches as well: those of its group, unless one of both is corrected by itself. */
export function listFollowers(desk: ImportDesk, ref: TableRef): GroupMember[] {
  const entry = presentPlan(desk).byRef.get(refKey(ref))
  if (entry === undefined || entry.member.decision.alone) return []
  return entry.group.members.filter((member) => member !== entry.member && !member.decision.alone)
}

/** Changes several tables in one change of the store. */
export function changeTables(
  { store }: ImportDesk,
  refs: readonly TableRef[],
  change: (decision: TableDecision, ref: TableRef) => TableDecision,
): void {
  const wanted = new Map(refs.map((ref) => [refKey(ref), ref]))
  const files = new Set(refs.map(({ file }) => file))
  store.setState(({ importFiles }) => ({
    importFiles: importFiles.map((file) => {
      const state = files.has(file.key) ? readStateOf(file) : null
      if (state === null) return file
      const tables = state.tables.map((decision) => {
        const ref = wanted.get(refKey({ file: file.key, sheet: decision.sheet, table: decision.table }))
        return ref === undefined ? decision : change(decision, ref)
      })
      return { ...file, state: { ...state, tables } }
    }),
  }))
}

/** A table of its own says in its name what told it from the others. */
function ownName(name: string, { choice: { constants, period } }: TableDecision): string {
  return [
    name,
    ...constants.map(({ value }) => value),
    ...(period === null ? [] : [period.replace(/\/\d{4}-/, '\u2014')]),
  ].join(' ')
}

function refsOf(members: readonly GroupMember[]): TableRef[] {
  return members.map(({ ref }) => ref)
}
