import type { Specialty } from '../records.ts'

/** A change that the register shows from its month on. */
export type FrameChange = { month: string; kind: 'industry' | 'town' | 'name'; from: string; to: string }

/** A unit with its whole life, whatever months a package shows. Months are `YYYY-MM`. */
export type FrameUnit = {
  uscc: string
  name: string
  nameFormer: string | null
  specialty: Specialty
  /** Class at the end, and what it was before the changes. */
  industry: string
  town: string
  region: string
  activity: string
  open: string
  entry: string
  entryKind: 'annual' | 'monthly'
  exit: string | null
  exitReason: string | null
  regType: string
  holding: string
  landM2: number | null
  floorM2: number | null
  changes: FrameChange[]
  /** Yearly size around 2019 in 千元. */
  size: number
  /** Grows every year from 2016 to 2020, clearly. */
  steady: boolean
  /** Listed for its 50 employees although its revenue was below the threshold, as the rule until 2019 allowed. */
  byStaff: boolean
  /** Forms that it does not send in a month, whatever chance says; `*` is every form. */
  silent: { form: string; month: string }[]
  /** New, and leaves last year's figures open on every form. */
  openBase: boolean
  /** Earns more on its assets than any other. */
  star: boolean
  /** Reports too little energy all year and makes up for it in December. */
  catchUp: boolean
  /** On the list of key energy users: the bureau asks for its energy form every month. */
  keyEnergy: boolean
  /** On no list of strategic emerging industry, but its business sounds like it: it is, or it only sounds so. */
  suspect: 'real' | 'apparent' | null
  /** From a month on it makes only this part of what it would. */
  halt: { from: string; left: number } | null
}

/** True while a unit reports: from the month of its entry to the month before its exit. */
export function isReporting({ entry, exit }: FrameUnit, month: string): boolean {
  return entry <= month && (exit === null || month < exit)
}

/** What a register field was in a month, before the changes that came later. */
export function valueAt(unit: FrameUnit, kind: FrameChange['kind'], now: string, month: string): string {
  const later = unit.changes.find((change) => change.kind === kind && change.month > month)
  return later === undefined ? now : later.from
}
