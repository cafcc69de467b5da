import type { Language, LocalText } from '../base/local-text.ts'
import { reservedWords } from '../sql/reserved-words.ts'
import type { ColumnType } from '../workbook/table-layout.ts'
import type { Column, Dataset } from './dataset.ts'
import { dropBrackets, normaliseWords } from './header-words.ts'
import type { FieldType, LogicalField, LogicalTable } from './logical-table.ts'
import type { FieldSource } from './mapping.ts'
import { unitScale } from './unit-scale.ts'

/** A column, with its unit, that may become a field. `key` and `taken` are ticks of the user. */
export type DraftLine = { column: string; unit: string | null; taken: boolean; key: boolean; field: LogicalField }

/** Where the rows of a new logical table have their period from: no place, the period of the whole table, or a column. */
export type DraftPeriod = { kind: 'none' } | { kind: 'table' } | { kind: 'column'; column: string }

/** A logical table that is being made from a loaded one. */
export type OwnTableDraft = {
  id: string
  label: LocalText
  titleWords: string[]
  period: DraftPeriod
  lines: DraftLine[]
}

/** First letters of a text, for ids: pinyin of Chinese words (`gyzcz`). */
export type Spell = (text: string) => string

/** What proposals for names go by: the known logical tables, and how words are spelled. */
export type NamingContext = { model: readonly LogicalTable[]; spell: Spell }

/** A column that happens to hold whole numbers in one month holds others in the next: only years are whole numbers for certain. */
const fieldTypes: Record<ColumnType, FieldType> = {
  text: 'T',
  code: 'C',
  integer: 'N',
  number: 'N',
  boolean: 'B',
  date: 'D',
  period: 'P',
}

const longestId = 24

/** The logical table that a loaded table suggests: a field for each column that its sheets have. */
export function draftOwnTable(dataset: Dataset, naming: NamingContext): OwnTableDraft {
  const tables = new Set([...naming.model.map(({ id }) => id), dataset.name.toLowerCase()])
  const lines = draftLines(dataset.columns, naming, [])
  const period = guessPeriod(dataset, lines, naming.model)
  const key = guessKey(lines, period)
  return {
    id: freeId(proposeId(dataset.name, naming.spell) ?? 'my_table', tables),
    label: { zh: dataset.name, en: dataset.name },
    titleWords: [dataset.name],
    period,
    lines: lines.map((line) => ({ ...line, key: key.includes(line.column) })),
  }
}

/** Fields for columns, with ids that differ from each other and from those taken. */
export function draftLines(columns: readonly Column[], naming: NamingContext, taken: readonly string[]): DraftLine[] {
  const ids = new Set(taken)
  return columns
    .filter(({ made }) => made !== 'period')
    .map((column, at) => {
      const known = findKnownField(column, naming.model)
      const id = freeId(known?.id ?? proposeId(column.name, naming.spell) ?? `field_${String(at + 1)}`, ids)
      ids.add(id)
      // Words and levels stand beside a column that says the same better.
      const aside = column.textOf !== undefined || column.levelOf !== undefined
      return { column: column.name, unit: column.unit, taken: !aside, key: false, field: draftField(column, id, known) }
    })
}

function draftField({ name, type, unit }: Column, id: string, known: LogicalField | undefined): LogicalField {
  const label = dropUnit(name, unit)
  const isYear = type === 'integer' && /年(?:份|度)?$/u.test(name)
  return {
    id,
    label: { zh: label, en: known?.label.en ?? label },
    type: known?.type ?? (isYear ? 'I' : fieldTypes[type]),
    unit,
    synonyms: [],
    required: false,
    sensitivity: known?.sensitivity ?? 'none',
  }
}

/** A header without its unit in brackets, which stands in the unit of the field: `租金（千元）` → `租金`. */
function dropUnit(name: string, unit: string | null): string {
  if (unit === null) return name
  const rest = name.replace(/[（(]([^（()）]*)[)）]/gu, (all, inside: string) =>
    normaliseWords(inside) === normaliseWords(unit) ? '' : all,
  )
  return rest.trim() === '' ? name : rest.trim()
}

/** The code, name or period that the model calls by just this header, where all its tables agree: tables then join by one id. */
function findKnownField({ name }: Column, model: readonly LogicalTable[]): LogicalField | undefined {
  const wanted = normaliseWords(name)
  const found = model
    .flatMap(({ fields }) => fields)
    .filter(
      ({ type, label, synonyms }) =>
        /[CTP]/u.test(type) && [label.zh, ...synonyms].some((text) => normaliseWords(text) === wanted),
    )
  return found.every(({ id }) => id === found[0]?.id) ? found[0] : undefined
}

/** A column that is the period of other tables too, else the period of the table, else any column of periods. */
function guessPeriod({ parts }: Dataset, lines: readonly DraftLine[], model: readonly LogicalTable[]): DraftPeriod {
  const columns = lines.filter(({ taken, field }) => taken && field.type === 'P')
  const usual = columns.find(({ field }) => model.some(({ periodField }) => periodField === field.id))
  if (usual === undefined && parts.some(({ period }) => period !== null)) return { kind: 'table' }
  const column = (usual ?? columns[0])?.column
  return column === undefined ? { kind: 'none' } : { kind: 'column', column }
}

/** The first code, else the first text; with the column of the period. */
function guessKey(lines: readonly DraftLine[], period: DraftPeriod): string[] {
  const first = (type: FieldType) => lines.find(({ taken, field }) => taken && field.type === type)
  const named = first('C') ?? first('T')
  return [...(named === undefined ? [] : [named.column]), ...(period.kind === 'column' ? [period.column] : [])]
}

/** First letters of a name without what stands in brackets, as far as they make an id; null where they do not. */
function proposeId(name: string, spell: Spell): string | null {
  const plain = normaliseWords(name)
  const words = dropBrackets(plain) === '' ? plain : dropBrackets(plain)
  const id = spell(words)
    .toLowerCase()
    .replace(/[^a-z0-9_]/gu, '')
    .replace(/^[0-9_]+/u, '')
    .slice(0, longestId)
  return id.length < 2 ? null : id
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}_${String(number)}`
    if (!taken.has(id) && !reservedWords.has(id)) return id
  }
}

/** What a draft makes: the logical table, and where its fields come from in the table that it was drawn from. */
export function finishOwnTable({ id, label, titleWords, period, lines }: OwnTableDraft): {
  table: LogicalTable
  fields: Record<string, FieldSource>
} {
  const taken = lines.filter((line) => line.taken)
  const own = taken.map(finishField)
  const isPeriod = ({ column }: DraftLine) => period.kind === 'column' && period.column === column
  const keyed = taken.filter((line) => line.key || isPeriod(line))
  const made = period.kind === 'table' ? [tablePeriodField(own)] : []
  const periodLine = taken.find(isPeriod)
  const table = {
    id: id.trim(),
    label: { zh: label.zh.trim(), en: label.en.trim() },
    titleWords,
    key: [...made.map((field) => field.id), ...keyed.map(({ field }) => field.id.trim())],
    periodField: made[0]?.id ?? periodLine?.field.id.trim() ?? null,
    fields: [...own.map((field, at) => ({ ...field, required: keyed.some((line) => line === taken[at]) })), ...made],
  }
  const fields: Record<string, FieldSource> = finishSources(lines)
  for (const field of made) fields[field.id] = { kind: 'table-period' }
  return { table, fields }
}

/** The field of a line as it is stored: the header stays a word for it where the label is another. */
export function finishField({ column, field }: DraftLine): LogicalField {
  const label = { zh: field.label.zh.trim(), en: field.label.en.trim() }
  return {
    ...field,
    id: field.id.trim(),
    label,
    unit: finishUnit(field),
    synonyms: label.zh === column ? [] : [column],
  }
}

/** The columns of the lines that are taken as sources of their fields. */
export function finishSources(lines: readonly DraftLine[]): Record<string, FieldSource> {
  const taken = lines.filter((line) => line.taken)
  return Object.fromEntries(
    taken.map((line) => {
      const { column, field } = line
      return [field.id.trim(), { kind: 'column', column, scale: draftScale(line) ?? 1 } as const]
    }),
  )
}

/** What a column is multiplied with to be in the unit of its field; null where nobody knows, and the figures stay as they are. */
export function draftScale({ unit, field }: DraftLine): number | null {
  const wanted = finishUnit(field)
  return unit === null || wanted === null ? 1 : unitScale(unit, wanted)
}

function finishUnit({ type, unit }: LogicalField): string | null {
  const isNumber = type === 'N' || type === 'I'
  return !isNumber || unit === null || unit.trim() === '' ? null : unit.trim()
}

function tablePeriodField(others: readonly LogicalField[]): LogicalField {
  return {
    id: freeId('period_ym', new Set(others.map(({ id }) => id))),
    label: { zh: '报告期', en: 'Reporting period' },
    type: 'P',
    unit: null,
    synonyms: ['期别'],
    required: true,
    sensitivity: 'none',
  }
}

/** A text with other words in one language; what had the same words in both keeps that. */
export function relabel(label: LocalText, language: Language, text: string): LocalText {
  return label.zh === label.en ? { zh: text, en: text } : { ...label, [language]: text }
}
