import type { LocalText } from '../base/local-text.ts'
import type { LogicalTable } from '../dataset/logical-table.ts'
import { checkTemplate } from './check-template.ts'
import { headerSchema } from './header-schema.ts'
import type { Header } from './header-schema.ts'
import { checkSchema, readYaml } from './read-yaml.ts'
import { splitTemplate } from './split-template.ts'
import type { Template, TemplateChart, TemplateColumn, TemplateFault } from './template.ts'

/** A template, or everything that is wrong with its file. */
export type TemplateReading = { template: Template; faults: [] } | { template: null; faults: TemplateFault[] }

/**
 * Parses a template file: a block comment with YAML (`/*---` to `---*` + `/`), then one SELECT. Never throws for what the file holds.
 * `id` is the file's name without `.sql`; the head must name the same id. Null for a text that has no file name yet.
 */
export function parseTemplate(text: string, model: readonly LogicalTable[], id: string | null = null): TemplateReading {
  const source = text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n')
  const parts = splitTemplate(source)
  if (parts === null) return { template: null, faults: [{ line: 1, code: 'header-missing', params: {} }] }
  const firstLine = countLines(source.slice(0, parts.headStart)) + 1
  if (parts.headEnd === null)
    return { template: null, faults: [{ line: firstLine - 1, code: 'header-open', params: {} }] }
  const head = source.slice(parts.headStart, parts.headEnd)
  const rest = source.slice(parts.bodyStart)
  const reading = readYaml(head, firstLine)
  if (reading.faults.length > 0) return { template: null, faults: reading.faults }
  const { data, faults } = checkSchema(reading, headerSchema)
  if (data === null) return { template: null, faults }
  const lead = /^\s*/u.exec(rest)?.[0] ?? ''
  const sql = rest.slice(lead.length).replace(/[\s;]+$/u, '')
  const sqlLine = firstLine + countLines(head) + countLines(lead)
  const template = { ...toTemplate(data), sql, sqlLine }
  const found = checkTemplate(template, { model, lineOf: reading.lineOf, fileId: id })
  return found.length > 0 ? { template: null, faults: found } : { template, faults: [] }
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}

function toTemplate(head: Header): Omit<Template, 'sql' | 'sqlLine'> {
  const tableTitle = head.tableTitle ?? head.title
  return {
    id: head.id,
    version: head.version,
    title: head.title,
    question: head.question,
    tableTitle,
    subsystem: head.subsystem,
    module: head.module,
    scope: head.scope,
    inputs: Object.entries(head.inputs).map(([table, fields]) => ({
      table: withoutMark(table),
      fields: fields.map(withoutMark),
      optionalFields: fields.filter((field) => field.endsWith('?')).map(withoutMark),
      optional: table.endsWith('?'),
    })),
    parameters: Object.entries(head.parameters).map(([name, { choices, ...rest }]) => ({
      name,
      ...rest,
      choicesSql: choices.trim(),
    })),
    columns: head.columns.map(toColumn),
    chart: head.chart === null ? null : toChart(head.chart, tableTitle),
    notes: head.notes,
    examples: head.examples,
    source: head.source,
  }
}

function toChart(head: NonNullable<Header['chart']>, tableTitle: LocalText): TemplateChart {
  const { kind, title, categoryKind, series, totals, rows, only, ...others } = head
  const { diagonal, band, medians, log, share, bins, center, palette, reference, referenceName, ...roles } = others
  return {
    kind,
    title: title ?? tableTitle,
    categoryKind,
    series,
    totals,
    rows,
    only,
    roles,
    options: { diagonal, band, medians, log, share, bins, center, palette },
    reference: reference === null ? null : { at: reference, name: referenceName ?? null },
  }
}

function toColumn({ label, role, ...column }: Header['columns'][number]): TemplateColumn {
  const usual = column.flagOf !== null ? 'flag' : column.decimals !== null ? 'measure' : 'dimension'
  return { ...column, label: label ?? { zh: '', en: '' }, role: role ?? usual }
}

function withoutMark(name: string): string {
  return name.endsWith('?') ? name.slice(0, -1) : name
}
