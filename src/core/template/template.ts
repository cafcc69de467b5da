import type { LocalText } from '../base/local-text.ts'
import type { ChartKind, ChartOptions } from '../chart/chart-data.ts'
import type { ChartRole } from '../chart/kind-roles.ts'
import type { TemplateFaultCode } from './template-fault.ts'

/** Types of a template parameter. `period` is `YYYY-MM`, `YYYY-Qn` or `YYYY`. */
export type ParameterType = 'period' | 'text' | 'integer' | 'number' | 'boolean' | 'choice'

/** A value the user gives. */
export type ParameterValue = string | number | boolean | null

/** A parameter of a template: a field of its form and a `:name` in its SQL. */
export type TemplateParameter = {
  name: string
  type: ParameterType
  label: LocalText
  /** A value, or `{ from: 'first-choice' }`: the first choice that the data offer. */
  default: ParameterValue | { from: 'first-choice' }
  /** Fixed choices. */
  options: { value: string; label: LocalText }[]
  /** SQL over logical tables whose first column are the choices and whose optional second column are their labels. '' where none. */
  choicesSql: string
  required: boolean
  /** Bounds for numbers. */
  minimum: number | null
  maximum: number | null
}

/**
 * What an output column is for. `level` (0, 1, 2) indents the row; `row-kind` holds data, total or subtotal;
 * `flag` holds a flag id (`base_zero`, `no_base`, …) for the column named in `flagOf`; `hidden` is for charts and drill-down.
 */
export type ColumnRole = 'dimension' | 'measure' | 'level' | 'row-kind' | 'flag' | 'hidden'

/**
 * An output column. `group` are the merged header texts above it, outermost first; `:period_ym` inside a text is replaced (see format-text.ts).
 * `rate` marks growth rates in percent: from 1000 % on they are printed as multiples. `values` translates values that the SQL writes
 * itself (`全区`, `B`); other values are printed as they are.
 */
export type TemplateColumn = {
  name: string
  label: LocalText
  group: LocalText[]
  unit: string | null
  decimals: number | null
  role: ColumnRole
  flagOf: string | null
  rate: boolean
  values: { value: string; label: LocalText }[]
}

/**
 * What a template reads. `fields` are all fields of the logical table that its SQL names; those in `optionalFields` read as NULL
 * where no column is mapped to them. An `optional` table reads as empty where nothing is mapped.
 */
export type TemplateInput = { table: string; fields: string[]; optionalFields: string[]; optional: boolean }

/**
 * Chart of a template: names of output columns. Rows of kind total are left out unless `totals` is true; `only` is a column that says
 * which rows are drawn, `rows` how many of them at most. `roles` are the columns
 * that the head names by what they are in the chart (`x`, `group`, …), the category among them, null where it does not.
 */
export type TemplateChart = {
  kind: ChartKind
  title: LocalText
  categoryKind: 'name' | 'period'
  series: { column: string; axis: 'left' | 'right'; mark: 'bar' | 'line' }[]
  totals: boolean
  rows: number | null
  only: string | null
  roles: Record<Exclude<ChartRole, 'series'>, string | null>
  options: Omit<ChartOptions, 'reference'>
  /** A figure, the `median` or `mean` of the first series, or a parameter (`:goal`), with a name of its own or null. */
  reference: { at: number | string; name: LocalText | null } | null
}

/** A value that an example expects in a cell. */
export type ExampleCell = string | number | boolean | null

/** Rows of logical tables, field to value, by the id of the table. */
export type ExampleTables = Record<string, Record<string, ExampleCell>[]>

/**
 * A test of a template: for these parameters, some row of the result has all values of each row in `expect` (column to value). With `tables`
 * it runs on these rows and nothing else, without them on the loaded data.
 */
export type TemplateExample = {
  name: string
  parameters: Record<string, ParameterValue>
  tables?: ExampleTables | undefined
  expect: Record<string, ExampleCell>[]
}

/** A parsed template file; see docs/templates.md. */
export type Template = {
  id: string
  version: number
  title: LocalText
  question: LocalText
  subsystem: string
  module: string
  /** Title of the printed table and the chart's default; `:name` inside is replaced by parameter values. */
  tableTitle: LocalText
  inputs: TemplateInput[]
  parameters: TemplateParameter[]
  columns: TemplateColumn[]
  chart: TemplateChart | null
  notes: LocalText[]
  examples: TemplateExample[]
  source: LocalText
  /** Default scope of rates (`comparable`, `matched`, `nominal`, `published`), null where there is no rate. */
  scope: string | null
  /** The SQL behind the header, without trailing semicolon. */
  sql: string
  /** Line of the file on which `sql` begins, from 1; maps engine errors back to the file. */
  sqlLine: number
}

/** A fault of a template or model file. `line` counts from 1 in the file. `code` has texts in i18n/<language>/template-fault.ts. */
export type TemplateFault = { line: number; code: TemplateFaultCode; params: Record<string, string | number> }

/** What stands in the generated `templates/index.json` for each file: templates (`.sql`) and logical tables (`model/<id>.yaml`). */
export type TemplateIndexEntry = { path: string; text: string }
