import type { LocalText } from '../../base/local-text.ts'
import type { Value } from '../../result/page.ts'
import type { ParameterValue, Template } from '../template.ts'
import type { Places } from './place.ts'

/** One condition on the rows of a logical table, in words and in SQL; `inRegister` where it is on the register's entry of the row's unit. */
export type DrillFilter = { label: LocalText; value: string; sql: string; inRegister: boolean }

/** What was asked and where the user points. */
export type DrillQuestion = {
  template: Pick<Template, 'columns' | 'parameters' | 'inputs'>
  parameters: Readonly<Record<string, ParameterValue>>
  /** Cells of the row by column of the result, hidden ones too. */
  cells: Readonly<Record<string, Value>>
  places: Places
}
