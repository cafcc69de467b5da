import type { Language } from '../../../core/base/local-text.ts'
import { layoutPlainTable } from '../../../core/result/layout-plain-table.ts'
import type { Page } from '../../../core/result/page.ts'
import { formatParameterValue } from '../../../core/template/format-text.ts'
import type { PinnedRows } from '../../../state/actions/pins.ts'
import type { Pin } from '../../../state/pin.ts'
import { layoutQueryChart } from '../../result/layout-query-chart.ts'
import { layoutTemplateResult } from '../../result/layout-template-result.ts'
import type { ResultContent } from '../../result/result-content.ts'

/** Longer plain tables are no help beside others. */
const mostPlainRows = 200

/** How a pinned result is looked at. */
export type PinView = 'table' | 'chart'

/** A pinned result as it is shown. `asked` are its parameters, or the query in one line; `shown` rows are in the table. */
export type PinContent = { title: string; asked: string; content: ResultContent; shown: number }

/** Sets a pinned result in the present language. */
export function layoutPin(pin: Pin, rows: PinnedRows, language: Language, queryTitle: string): PinContent {
  if (rows.kind === 'query') {
    const { info, page } = rows.run
    const head = firstRows(page)
    const choice = pin.kind === 'query' ? pin.chart : null
    const chart = layoutQueryChart(page, choice, queryTitle, language)
    const table = page.rowCount === 0 ? null : layoutPlainTable(head, queryTitle, language)
    return {
      title: queryTitle,
      asked: pin.kind === 'query' ? pin.sql.replace(/\s+/gu, ' ').trim() : '',
      content: { title: queryTitle, info, page, table, chart },
      shown: head.rowCount,
    }
  }
  const { template, runs, compared } = rows
  const [first, ...others] = runs
  const content = layoutTemplateResult(
    template,
    [{ ...first, language }, ...others.map((run) => ({ ...run, language }))],
    compared,
  )
  return {
    title: template.title[language],
    asked: describeAsked(rows, language),
    content,
    shown: content.table?.rows.length ?? 0,
  }
}

/** `期别 2020年6月 / 2020年5月 · 口径 可比口径`. */
function describeAsked({ template, runs }: Extract<PinnedRows, { kind: 'template' }>, language: Language): string {
  return template.parameters
    .map((parameter) => {
      const values = runs.map(
        ({ parameters, names }) =>
          names[parameter.name] ?? formatParameterValue(parameter, parameters[parameter.name] ?? null, language),
      )
      return `${parameter.label[language]} ${[...new Set(values)].join(' / ')}`
    })
    .join(' · ')
}

function firstRows(page: Page): Page {
  const rowCount = Math.min(page.rowCount, mostPlainRows)
  return { ...page, rowCount, values: page.values.map((values) => values.slice(0, rowCount)) }
}
