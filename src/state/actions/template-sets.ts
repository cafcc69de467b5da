import { AppError, isCancelled, toAppError } from '../../core/base/app-error.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import type { TemplateSet } from '../../core/dataset/template-set.ts'
import { layoutChartData } from '../../core/template/layout-chart.ts'
import { layoutPrintTable } from '../../core/template/layout-print-table.ts'
import type { Origin } from '../../core/result/print-table.ts'
import type { Template } from '../../core/template/template.ts'
import type { CallOptions, Clients } from '../../client/clients.ts'
import type { ParameterChoices } from '../../protocol/engine-api.ts'
import type { SetEntryToWrite } from '../../protocol/export-api.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { monthsAmong, periodFor, periodsOfFiles } from '../selectors/set-months.ts'
import { asFailure } from '../slices/session.ts'
import type { SetOutcome, SetRunLine } from '../slices/template-sets.ts'
import { fillParameters } from '../template-parameters.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { readWholeResult } from './read-whole-result.ts'
import { firstRows } from './results.ts'
import { runAction, showToast } from './run-action.ts'

/** Longer tables are no report; they are taken away from their own page. */
const mostRows = 50_000

/** Draws a chart for paper as PNG. */
export type DrawChart = (chart: ChartData) => Promise<Blob>

/** Sets of templates and their runs. */
export type TemplateSetActions = ReturnType<typeof createTemplateSetActions>

/** Actions on sets of templates. Changes show their own failures and answer whether they were made. */
export function createTemplateSetActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  return {
    save(set: TemplateSet): Promise<boolean> {
      return adoptCatalogue(store, () => clients.engine.saveTemplateSet({ set }))
    },
    /** Deletes a set; the message offers to bring it back. */
    async remove(set: TemplateSet): Promise<boolean> {
      if (!(await adoptCatalogue(store, () => clients.engine.removeTemplateSet({ id: set.id })))) return false
      const undo = (): void => {
        void adoptCatalogue(store, () => clients.engine.saveTemplateSet({ set }))
      }
      showToast(store, { failure: null, text: words().t('template.set.removed', { name: set.name }), undo })
      return true
    },
    /** Months that a set can be run for, newest first: those of its templates' data and those of loaded files. */
    async readMonths(set: TemplateSet): Promise<string[]> {
      const { templates, catalogue } = store.getState()
      const periods = periodsOfFiles(catalogue)
      for (const template of templates.filter(({ id }) => set.templates.includes(id))) {
        const names = template.parameters.filter(({ type }) => type === 'period').map(({ name }) => name)
        if (names.length === 0) continue
        // A template that cannot offer anything takes no month from the others; its run will say what is wrong with it.
        const choices = await clients.engine.parameterChoices({ template }).catch((): ParameterChoices => ({}))
        periods.push(...names.flatMap((name) => (choices[name] ?? []).map(({ value }) => value)))
      }
      return monthsAmong(periods)
    },
    /** Runs every template of a set for a month, one after another. One that fails does not stop the others. */
    async run(set: TemplateSet, month: string, draw: DrawChart): Promise<void> {
      const lines = set.templates.map((id): SetRunLine => ({ id, parameters: {}, outcome: { status: 'waiting' } }))
      store.setState({ setRun: { set: set.id, month, running: true, lines } })
      await runAction(store, words().t('template.set.task', { name: set.name }), async (options) => {
        for (const { id } of lines) {
          change(store, { id, parameters: {}, outcome: { status: 'running' } })
          change(store, await runOne({ store, clients, draw, options }, id, month))
        }
      })
      const stop = (line: SetRunLine): SetRunLine =>
        ['waiting', 'running'].includes(line.outcome.status) ? { ...line, outcome: { status: 'stopped' } } : line
      store.setState(({ setRun }) =>
        setRun === null ? {} : { setRun: { ...setRun, running: false, lines: setRun.lines.map(stop) } },
      )
    },
    /** The workbook of the last run; `reasons` say in words why a template has no table. Undefined where it failed. */
    writeWorkbook(title: string, reasons: Record<string, string>): Promise<Blob | undefined> {
      const { setRun, templates, language } = store.getState()
      const entries = (setRun?.lines ?? []).map(({ id, outcome }): SetEntryToWrite => {
        if (outcome.status === 'done') return outcome.entry
        const found = templates.find((each) => each.id === id)
        return { id, title: found?.title[language] ?? id, table: null, reason: reasons[id] ?? '' }
      })
      return runAction(store, words().t('result.task.xlsx', { name: title }), async (options) => {
        const book = { title, language, created: new Date().toISOString(), entries }
        const { bytes, mediaType } = await clients.exports.writeSetXlsx({ book }, options)
        return new Blob([bytes], { type: mediaType })
      })
    },
  }
}

type Running = { store: AppStore; clients: Clients; draw: DrawChart; options: CallOptions }

function change(store: AppStore, line: SetRunLine): void {
  store.setState(({ setRun }) =>
    setRun === null
      ? {}
      : { setRun: { ...setRun, lines: setRun.lines.map((each) => (each.id === line.id ? line : each)) } },
  )
}

async function runOne(
  { store, clients, draw, options: { signal } }: Running,
  id: string,
  month: string,
): Promise<SetRunLine> {
  const { templates, readiness } = store.getState()
  const line = (outcome: SetOutcome, parameters: Record<string, string> = {}): SetRunLine => ({
    id,
    parameters,
    outcome,
  })
  const template = templates.find((each) => each.id === id)
  if (template === undefined) return line({ status: 'gone' })
  const lacks = readiness[id]
  if (lacks !== undefined && lacks.missingTables.length + lacks.missingFields.length > 0)
    return line({ status: 'lacking' })
  try {
    const callOptions: CallOptions = signal === undefined ? {} : { signal }
    const choices = await clients.engine.parameterChoices({ template }, callOptions)
    const given: Record<string, string> = {}
    for (const { name } of template.parameters.filter(({ type }) => type === 'period')) {
      const period = periodFor(
        month,
        (choices[name] ?? []).map(({ value }) => value),
      )
      if (period === null) return line({ status: 'no-period' })
      given[name] = period
    }
    return line(
      await compute({ store, clients, draw, options: callOptions }, template, fillParameters(template, choices, given)),
      given,
    )
  } catch (error) {
    const failure = toAppError(error)
    if (isCancelled(failure)) throw failure
    return line({ status: 'failed', failure: asFailure(failure) })
  }
}

async function compute(
  { store, clients, draw, options }: Running,
  template: Template,
  { values: parameters, names }: ReturnType<typeof fillParameters>,
): Promise<SetOutcome> {
  const { language } = store.getState()
  const { info, page } = await readWholeResult(
    clients,
    { template, parameters, language },
    (totalRows) => {
      if (totalRows > mostRows) throw new AppError('export/too-many-rows', { rows: totalRows, limit: mostRows })
      return totalRows
    },
    options,
  )
  const { totalRows: rows, origin } = info
  if (rows === 0) return { status: 'empty' }
  const entry = await layoutEntry({ template, page, parameters, names, language, origin }, origin, draw)
  return { status: 'done', rows, entry }
}

async function layoutEntry(
  run: Parameters<typeof layoutPrintTable>[0],
  origin: Origin,
  draw: DrawChart,
): Promise<SetEntryToWrite> {
  const { template, page, language } = run
  const data = page.totalRows > firstRows ? null : layoutChartData(run)
  const chart = data === null ? null : new Uint8Array(await (await draw(data)).arrayBuffer())
  return { id: template.id, title: template.title[language], table: layoutPrintTable(run), origin, chart }
}
