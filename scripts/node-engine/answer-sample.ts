import { layoutPrintTable } from '../../src/core/template/layout-print-table.ts'
import type { Page } from '../../src/core/result/page.ts'
import type { ParameterValue, Template } from '../../src/core/template/template.ts'
import type { SampleAnswer, SampleAnswers } from '../../src/state/slices/sample.ts'
import { fillParameters } from '../../src/state/template-parameters.ts'
import { context } from './open-engine.ts'
import { runTemplate } from './open-sample.ts'
import type { OpenWorkbooks } from './open-sample.ts'

/** Lines that the cards of the first screen have room for. */
const largestTowns = 4
const divisionsEachWay = 3
const mostTowns = 6

type SampleRow = SampleAnswer['rows'][number]

/** Runs the three templates of the first screen with their defaults and keeps the first lines of each. */
export async function answerSample(open: OpenWorkbooks): Promise<SampleAnswers> {
  const flash = await runByDefault(open, 'ind-output-flash', ['town', 'ytd', 'ytd_yoy'])
  const pull = await runByDefault(open, 'ind-division-pull', ['division', 'pull_pp'])
  const count = await runByDefault(open, 'dir-count-by-town', ['town', 'total'])
  const totals = flash.rows.filter(({ total }) => total)
  const divisions = rankParts(pull.rows)
  return {
    flash: {
      ...flash,
      period: sinceJanuary(flash.period),
      rows: [...totals, ...rankParts(flash.rows).slice(0, largestTowns)],
    },
    pull: {
      ...pull,
      period: sinceJanuary(pull.period),
      rows: [...divisions.slice(0, divisionsEachWay), ...divisions.slice(-divisionsEachWay)],
    },
    count: { ...count, rows: rankParts(count.rows).slice(0, mostTowns) },
  }
}

/** Runs a template and prints the columns named: a name, then figures. */
async function runByDefault(open: OpenWorkbooks, id: string, columns: readonly string[]): Promise<SampleAnswer> {
  const template = open.library.templates.find((each) => each.id === id)
  if (template === undefined) throw new Error(`no template ${id}`)
  const choices = await open.engine.parameterChoices({ template }, context())
  const { values: parameters, faults } = fillParameters(template, choices, {})
  // Templates name their period by what they read: a report's month, a register's snapshot.
  const period = parameters[template.parameters.find(({ type }) => type === 'period')?.name ?? '']
  if (faults.length > 0 || typeof period !== 'string') throw new Error(`${id} does not run with its defaults`)
  const { page } = await runTemplate(open, id, parameters)
  if (page.rowCount === 0) throw new Error(`${id} answers nothing on the sample`)
  return { period, ...printColumns(template, page, parameters, columns) }
}

/** The template's printed table in both languages, cut to some columns. */
function printColumns(
  template: Template,
  page: Page,
  parameters: Record<string, ParameterValue>,
  names: readonly string[],
): Pick<SampleAnswer, 'unitLine' | 'rows'> {
  // The row kind tells the total from its parts and is not printed.
  const kept = template.columns.filter(({ name, role }) => names.includes(name) || role === 'row-kind')
  const at = page.columns.flatMap(({ name }, index) => (kept.some((column) => column.name === name) ? [index] : []))
  const narrow = {
    template: { ...template, columns: kept },
    page: {
      ...page,
      columns: at.map((index) => page.columns[index] ?? fail()),
      values: at.map((index) => page.values[index] ?? fail()),
    },
    parameters,
    origin: null,
  }
  const [zh, en] = [layoutPrintTable({ ...narrow, language: 'zh' }), layoutPrintTable({ ...narrow, language: 'en' })]
  if (zh.columns.map(({ name }) => name).join() !== names.join())
    throw new Error(`${template.id} has not ${names.join()}`)
  return {
    unitLine: { zh: zh.unitLine, en: en.unitLine },
    rows: zh.rows.map(({ kind, cells }, row): SampleRow => {
      const [name, ...figures] = cells.map(({ value, text }, column) => ({
        value,
        text: { zh: text, en: en.rows[row]?.cells[column]?.text ?? fail() },
      }))
      return {
        name: name?.text ?? fail(),
        total: kind === 'total',
        figures: figures.map(({ value, text }) => ({ value: value === null ? null : Number(value), text })),
      }
    }),
  }
}

/** Rows that are no total and have a first figure, the largest first. */
function rankParts(rows: readonly SampleRow[]): SampleRow[] {
  const firstOf = ({ figures }: SampleRow): number => figures[0]?.value ?? Number.NaN
  return rows.filter((row) => !row.total && !Number.isNaN(firstOf(row))).sort((a, b) => firstOf(b) - firstOf(a))
}

/** `2020-06` as the months from January on. */
function sinceJanuary(month: string): string {
  const january = `${month.slice(0, 4)}-01`
  return month === january ? month : `${january}/${month}`
}

function fail(): never {
  throw new Error('the page and the printed table do not agree')
}
