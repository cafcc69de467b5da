import type { ParameterValue } from '../../../src/core/template/template.ts'
import type { SampleRecords } from '../records/sample-records.ts'

/** A row that a template must give: every column by name, in the units of the template's columns. */
export type OracleRow = Record<string, string | number | boolean | null>

/** Values of a run: all parameters of the template, defaults filled in. */
export type OracleParameters = Readonly<Record<string, ParameterValue>>

/**
 * What a template must answer, counted from the generator's own records in plain TypeScript. It shares no SQL and no code with the product,
 * so that both are wrong together only by chance.
 */
export type Oracle = {
  id: string
  /** Parameters to try beside the defaults; each names only what differs from them. */
  cases?: readonly Readonly<Record<string, ParameterValue>>[]
  /** Rows in printed order. Where the order of equal rows is open, sort by the same last key as the template does. */
  expect: (records: SampleRecords, parameters: OracleParameters) => OracleRow[]
}
