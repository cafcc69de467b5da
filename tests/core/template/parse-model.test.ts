import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseModel } from '../../../src/core/template/parse-model.ts'

const small = ['id: facts', 'label: { zh: 事实, en: Facts }', 'key: [uscc]', 'fields:', '  - { id: uscc, type: C, label: { zh: 代码, en: Code }, required: true }', 'measures:', '  - { id: x, label: { zh: 数, en: Figure }, unit: 万元, suffixes: [m, ytd_ly], synonyms: [数值], required: [m] }'] // prettier-ignore
const parse = (changes: Record<number, string>) =>
  parseModel(small.map((line, at) => changes[at + 1] ?? line).join('\n'))

describe('a file of the logical model', () => {
  it('expands families of measures with their words', () => {
    expect(parse({}).table?.fields).toEqual([
      {
        id: 'uscc',
        type: 'C',
        unit: null,
        label: { zh: '代码', en: 'Code' },
        synonyms: [],
        required: true,
        sensitivity: 'none',
      },
      {
        id: 'x_m',
        type: 'N',
        unit: '万元',
        label: { zh: '数·本月', en: 'Figure, month' },
        synonyms: ['数值·本月'],
        required: true,
        sensitivity: 'none',
      },
      {
        id: 'x_ytd_ly',
        type: 'N',
        unit: '万元',
        label: { zh: '数·上年同期·1-本月', en: 'Figure, same period last year' },
        synonyms: ['数值·上年同期·1-本月'],
        required: false,
        sensitivity: 'none',
      },
    ])
  })

  it.each([
    [{ 3: 'key: [code]' }, 3, 'key-not-a-field'],
    [{ 3: 'key: [uscc]\nperiod: month' }, 4, 'key-not-a-field'],
    [{ 5: '  - { id: uscc, type: X, label: 代码 }' }, 5, 'value-bad'],
    [{ 5: '  - { id: uscc, type: C, label: 代码, colour: red }' }, 5, 'key-unknown'],
    [{ 5: '  - { id: uscc, type: C }' }, 5, 'key-missing'],
    [{ 5: '  - { id: uscc, type: C, label: 代码 }\n  - { id: uscc, type: T, label: 代码 }' }, 6, 'name-duplicate'],
    [
      { 5: "  - { id: uscc, type: C, label: 代码, derive: { from: region, sql: 'left(?, 9)' } }" },
      5,
      'key-not-a-field',
    ],
    [{ 2: 'label: { zh: 事实' }, 3, 'yaml-broken'],
  ] as const)('reports a fault with its line: %o', (changes, line, code) => {
    const { table, faults } = parse(changes)
    expect(table).toBeNull()
    expect(faults[0]).toMatchObject({ line, code })
  })
})

/** Ids, types and units of domain.md 2.3 and 2.4, written down a second time. */
const specification: Record<string, { key: string[]; fields: string }> = {
  unit: {
    key: ['snap_ym', 'uscc'],
    fields:
      'snap_ym P, uscc C, org_code C, unit_name T, name_former T, specialty C, unit_kind C, industry_code C, industry_code_2011 C, main_activity T, region_code C, town_code C, address T, open_ym P, entry_ym P, entry_kind C, exit_ym P, op_status C, reg_type C, holding C, size_code C, land_area_m2 N m², floor_area_m2 N m²',
  },
  industrial_output: {
    key: ['uscc', 'period_ym'],
    fields:
      'uscc C, period_ym P, output_m N 万元, output_ytd N 万元, output_m_ly N 万元, output_ytd_ly N 万元, new_product_m N 万元, new_product_ytd N 万元, new_product_ytd_ly N 万元, sales_output_m N 万元, sales_output_ytd N 万元, sales_output_m_ly N 万元, sales_output_ytd_ly N 万元, export_m N 万元, export_ytd N 万元, export_m_ly N 万元, export_ytd_ly N 万元, power_prod_m N 万千瓦时, power_prod_ytd N 万千瓦时, power_prod_ytd_ly N 万千瓦时',
  },
  town_dim: {
    key: ['town_code'],
    fields:
      'town_code C, town_name T, town_type C, area_km2 N km², resident_pop I 人, unit_staff I 人, chief_from P, owner_section T',
  },
  industry_dim: {
    key: ['industry_code'],
    fields:
      'industry_code C, industry_name T, level I, section C, division C, sector3 C, specialty_default C, high_energy B, rd_low_end B, weak_base B, profit_svc B',
  },
}

it.each(Object.entries(specification))('%s has exactly the fields of the domain model', (id, { key, fields }) => {
  const { table } = parseModel(readFileSync(`public/templates/model/${id}.yaml`, 'utf8'))
  expect(table).toMatchObject({ id, key })
  expect(
    table?.fields.map((field) => `${field.id} ${field.type}${field.unit === null ? '' : ` ${field.unit}`}`).join(', '),
  ).toBe(fields)
})
