import type { LogicalField, LogicalTable } from '../dataset/logical-table.ts'
import type { TemplateFault } from './template.ts'
import { modelSchema } from './model-schema.ts'
import type { ModelFile } from './model-schema.ts'
import { checkSchema, readYaml } from './read-yaml.ts'
import type { YamlReading } from './read-yaml.ts'

/** A logical table, or everything that is wrong with its file. */
export type ModelReading = { table: LogicalTable; faults: [] } | { table: null; faults: TemplateFault[] }

type Suffix = ModelFile['measures'][number]['suffixes'][number]

/** Words that a suffix of a measure family adds to labels and synonyms (domain.md 2.2). */
const suffixWords: Record<Suffix, { zh: string; en: string }> = {
  m: { zh: '本月', en: 'month' },
  ytd: { zh: '1-本月', en: 'year to date' },
  m_ly: { zh: '上年同期·本月', en: 'same month last year' },
  ytd_ly: { zh: '上年同期·1-本月', en: 'same period last year' },
  begin: { zh: '年初数', en: 'opening' },
  end: { zh: '期末数', en: 'closing' },
  cur: { zh: '本期', en: 'current' },
  ly: { zh: '上年同期', en: 'last year' },
}

/** Parses one file of the logical model (`model/<id>.yaml`). */
export function parseModel(text: string): ModelReading {
  const reading = readYaml(text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n'), 1)
  if (reading.faults.length > 0) return { table: null, faults: reading.faults }
  const { data, faults } = checkSchema(reading, modelSchema)
  if (data === null) return { table: null, faults }
  const table: LogicalTable = {
    id: data.id,
    label: data.label,
    titleWords: data.titleWords,
    key: data.key,
    periodField: data.period,
    fields: [...data.fields.map(toField), ...data.measures.flatMap(expandMeasure)],
    ...(data.standard === undefined ? {} : { standard: data.standard }),
  }
  const found = checkNames(table, reading)
  return found.length > 0 ? { table: null, faults: found } : { table, faults: [] }
}

function toField({ derive, ...field }: ModelFile['fields'][number]): LogicalField {
  return derive === undefined ? field : { ...field, derive }
}

function expandMeasure(measure: ModelFile['measures'][number]): LogicalField[] {
  return measure.suffixes.map((suffix) => ({
    id: `${measure.id}_${suffix}`,
    label: {
      zh: `${measure.label.zh}·${suffixWords[suffix].zh}`,
      en: `${measure.label.en}, ${suffixWords[suffix].en}`,
    },
    type: measure.type,
    unit: measure.unit,
    synonyms: measure.synonyms.map((synonym) => `${synonym}·${suffixWords[suffix].zh}`),
    required: measure.required.includes(suffix),
    sensitivity: measure.sensitivity,
  }))
}

function checkNames(table: LogicalTable, reading: YamlReading): TemplateFault[] {
  const faults: TemplateFault[] = []
  const ids = new Set<string>()
  table.fields.forEach(({ id }, at) => {
    if (ids.has(id)) faults.push({ line: reading.lineOf(['fields', at]), code: 'name-duplicate', params: { name: id } })
    ids.add(id)
  })
  const named = [
    ...table.key.map((id) => ({ id, at: 'key' })),
    ...(table.periodField === null ? [] : [{ id: table.periodField, at: 'period' }]),
  ]
  for (const id of table.standard?.fields ?? [])
    if (!ids.has(id)) faults.push({ line: reading.lineOf(['standard']), code: 'key-not-a-field', params: { name: id } })
  for (const { id, at } of named)
    if (!ids.has(id)) faults.push({ line: reading.lineOf([at]), code: 'key-not-a-field', params: { name: id } })
  table.fields.forEach(({ derive }, at) => {
    if (derive !== undefined && !ids.has(derive.from)) {
      faults.push({
        line: reading.lineOf(['fields', at, 'derive']),
        code: 'key-not-a-field',
        params: { name: derive.from },
      })
    }
  })
  return faults
}
