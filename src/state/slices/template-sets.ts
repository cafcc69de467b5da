import type { SetEntryToWrite } from '../../protocol/export-api.ts'
import type { Failure } from './session.ts'

/** What became of one template of a run. `lacking` lacks tables or fields, `no-period` has no data for the month. */
export type SetOutcome =
  | { status: 'waiting' | 'running' }
  | { status: 'done'; rows: number; entry: SetEntryToWrite }
  | { status: 'empty' | 'lacking' | 'no-period' | 'gone' | 'stopped' }
  | { status: 'failed'; failure: Failure }

/** One template of a run, with the parameters that it was run with. */
export type SetRunLine = { id: string; parameters: Record<string, string>; outcome: SetOutcome }

/** A run of a set for one month. */
export type SetRun = { set: string; month: string; running: boolean; lines: SetRunLine[] }

/** Sets of templates: the present run. Tables and charts of the run are kept for the workbook until the next run. */
export type TemplateSetSlice = { setRun: SetRun | null }

/** Nothing has been run. */
export const initialTemplateSets: TemplateSetSlice = { setRun: null }
