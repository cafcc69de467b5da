import type { Language } from '../base/local-text.ts'
import { formatFlag, markOf, noteOfFlag, parseFlag } from '../result/flag.ts'
import { formatNumber } from '../result/format-number.ts'
import { formatPlainValue, isNumericType } from '../result/layout-plain-table.ts'
import { loadedInputs } from '../result/loaded-inputs.ts'
import type { Page, Value } from '../result/page.ts'
import type { Origin, PrintCell, PrintRow, PrintTable } from '../result/print-table.ts'
import { unitNames } from '../result/data/unit-name-data.ts'
import { formatText } from './format-text.ts'
import type { TextContext } from './format-text.ts'
import { layoutHeader } from './layout-header.ts'
import type { ParameterValue, Template, TemplateColumn } from './template.ts'

/** A finished run of a template: all its rows in one page, and where they came from. */
export type TemplateRun = {
  template: Template
  page: Page
  parameters: Readonly<Record<string, ParameterValue>>
  /** What the data's choices call the values, by parameter. */
  names?: Readonly<Record<string, string>>
  language: Language
  origin: Pick<Origin, 'inputs'> | null
}

type ShownColumn = { column: TemplateColumn; at: number; flagAt: number; numeric: boolean }

/** The rows of a template as a printed statistics table. Declared columns that the result lacks are left out; undeclared ones follow at the end. */
export function layoutPrintTable(run: TemplateRun): PrintTable {
  const { template, page, language } = run
  const context: TextContext = run
  const shown = listShown(template, page)
  const flags: string[] = []
  return {
    title: formatText(template.tableTitle, context),
    unitLine: formatUnits(
      shown.map(({ column }) => column.unit),
      language,
    ),
    header: layoutHeader(
      shown.map(({ column, numeric }) => ({
        path: [...column.group.map((text) => formatText(text, context)), formatText(column.label, context)],
        numeric,
      })),
    ),
    columns: shown.map(({ column, numeric }) => ({
      name: column.name,
      label: formatText(column.label, context),
      unit: column.unit,
      decimals: column.decimals,
      numeric,
    })),
    rows: Array.from({ length: page.rowCount }, (_, row) => layoutRow(run, shown, row, flags)),
    flagNotes: flags.map((id, index) => ({ mark: markOf(index), text: noteOfFlag(id, language) })),
    notes: template.notes.map((note) => formatText(note, context)),
    sourceLine: formatSourceLine(run),
  }
}

/** Position of each printed column of a template in a page, and of its flag column (-1 where it has none). */
function listShown(template: Template, page: Page): ShownColumn[] {
  const position = (name: string) => page.columns.findIndex((column) => column.name === name)
  const declared = template.columns
    .filter(({ role }) => role === 'dimension' || role === 'measure')
    .flatMap((column) => {
      const at = position(column.name)
      const type = page.columns[at]?.type
      if (type === undefined) return []
      const flag = template.columns.find(({ flagOf }) => flagOf === column.name)
      return [
        {
          column,
          at,
          flagAt: flag === undefined ? -1 : position(flag.name),
          numeric: column.role === 'measure' || isNumericType(type),
        },
      ]
    })
  const extra = page.columns.flatMap(({ name, type }, at) =>
    template.columns.some((column) => column.name === name)
      ? []
      : [{ column: undeclared(name), at, flagAt: -1, numeric: isNumericType(type) }],
  )
  return [...declared, ...extra]
}

function undeclared(name: string): TemplateColumn {
  return {
    name,
    label: { zh: name, en: name },
    group: [],
    unit: null,
    decimals: null,
    role: 'dimension',
    flagOf: null,
    rate: false,
    values: [],
  }
}

function layoutRow(
  { template, page, language }: TemplateRun,
  shown: readonly ShownColumn[],
  row: number,
  flags: string[],
): PrintRow {
  const valueOf = (at: number): Value => page.values[at]?.[row] ?? null
  const role = (wanted: TemplateColumn['role']): Value => {
    const column = template.columns.find((candidate) => candidate.role === wanted)
    return column === undefined ? null : valueOf(page.columns.findIndex(({ name }) => name === column.name))
  }
  const cells = shown.map(({ column, at, flagAt }): PrintCell => {
    const value = valueOf(at)
    const flag = parseFlag(valueOf(flagAt))
    if (flag === null) return { value, text: formatCell(column, value, language), flag: null }
    if (!flags.includes(flag.id)) flags.push(flag.id)
    const text = value === null ? formatFlag(flag, language) : formatCell(column, value, language)
    return { value, text, flag: markOf(flags.indexOf(flag.id)) }
  })
  const kind = role('row-kind')
  const level = Number(role('level') ?? 0)
  return {
    cells,
    level: Number.isFinite(level) ? level : 0,
    kind: kind === 'total' || kind === 'subtotal' ? kind : 'data',
  }
}

/** A value of a template's column as printed, without its flag. */
export function formatCell(column: TemplateColumn, value: Value, language: Language): string {
  const translated = column.values.find((candidate) => candidate.value === String(value))
  if (translated !== undefined) return translated.label[language]
  if (value === null) return column.role === 'measure' ? '—' : ''
  if (column.role !== 'measure') return formatPlainValue(value, column.decimals, language)
  return column.rate ? formatRate(value, column.decimals, language) : formatNumber(value, column.decimals)
}

/** A growth rate in percent; from 1000 % on it is worded as a multiple (domain model 3.2). */
export function formatRate(value: Value, decimals: number | null, language: Language): string {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 1000) return formatNumber(value, decimals)
  const times = formatNumber(value / 100, 1)
  return language === 'zh' ? `增长${times}倍` : `×${times} more`
}

/** The unit line of columns, each unit once; '' where there is none. */
export function formatUnits(all: readonly (string | null)[], language: Language): string {
  const units = [...new Set(all.filter((unit) => unit !== null))]
  if (units.length === 0) return ''
  return language === 'zh'
    ? `单位：${units.join('、')}`
    : `Unit: ${units.map((unit) => unitNames[unit] ?? unit).join('; ')}`
}

/** `资料来源：…（甲.xlsx 等 3 个文件）`, '' where nothing is known. */
export function formatSourceLine(run: Omit<TemplateRun, 'page'>): string {
  const { template, language, origin } = run
  const source = formatText(template.source, run)
  const files = [...new Set((origin === null ? [] : loadedInputs(origin)).map(({ file }) => file))]
  const [first] = files
  if (source === '' && first === undefined) return ''
  const more =
    files.length > 1
      ? language === 'zh'
        ? ` 等 ${String(files.length)} 个文件`
        : ` and ${String(files.length - 1)} more`
      : ''
  const list = first === undefined ? '' : first + more
  if (language === 'zh') return `资料来源：${source === '' ? list : source + (list === '' ? '' : `（${list}）`)}`
  return `Source: ${source === '' ? list : source + (list === '' ? '' : ` (${list})`)}`
}
