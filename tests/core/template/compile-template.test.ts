import { describe, expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import type { FieldSource } from '../../../src/core/dataset/mapping.ts'
import { shapeOf } from '../../../src/core/dataset/shape.ts'
import { compileChoices, compileTemplate, templateReadiness } from '../../../src/core/template/compile-template.ts'
import { parseTemplate } from '../../../src/core/template/parse-template.ts'
import type { Template } from '../../../src/core/template/template.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'
import { readShippedLibrary } from '../../../scripts/node-engine/open-sample.ts'

const { model } = readShippedLibrary()
const column = (name: string): FieldSource => ({ kind: 'column', column: name, scale: 1 })
const towns: Dataset = sampleDataset('街镇', {
  period: null,
  columns: [{ name: '代码', type: 'code', unit: null, headerPath: ['代码'], letter: 'A' }],
})

function catalogueOf(fields: Record<string, FieldSource>): Catalogue {
  return {
    ...emptyCatalogue,
    datasets: [towns],
    mappings: [{ shape: shapeOf(towns), logicalTable: 'town_dim', fields, confirmedAt: '' }],
  }
}

function templateOf(sql: string, inputs = 'town_dim: [town_code, town_name]', parameters = '{}'): Template {
  const text = `/*---\nid: t\nversion: 1\ntitle: 题\nquestion: 问\nsubsystem: industry\nmodule: m08\ninputs: { ${inputs} }\nparameters: ${parameters}\ncolumns: [{ name: a, label: 甲 }]\n---*/\n${sql}`
  const { template, faults } = parseTemplate(text, model)
  if (template === null) throw new Error(JSON.stringify(faults))
  return template
}

const both = catalogueOf({ town_code: column('代码'), town_name: { kind: 'constant', value: "云'汀" } })
const cte = [
  '"town_dim" AS (',
  '  SELECT',
  `    nullif(CASE WHEN regexp_full_match(trim("代码"), '[0-9][0-9A-Za-z]{8,17}') THEN upper(trim("代码")) ELSE trim("代码") END, '') AS "town_code",`,
  `    CAST('云''汀' AS VARCHAR) AS "town_name"`,
  '  FROM main."街镇"',
  ')',
].join('\n')

describe('compiling a template', () => {
  const compile = (sql: string) =>
    compileTemplate({ template: templateOf(sql), parameters: {}, catalogue: both, model }).sql
  it('puts logical tables before a plain query', () => {
    expect(compile('SELECT 1 AS a FROM town_dim')).toBe(`WITH ${cte}\nSELECT 1 AS a FROM town_dim`)
  })
  it('puts them into the WITH of the query, recursive or not', () => {
    expect(compile('-- why\nWITH x AS (SELECT 1 AS a) SELECT a FROM x')).toBe(
      `WITH ${cte},\nx AS (SELECT 1 AS a) SELECT a FROM x`.replace('WITH "', '-- why\nWITH "'),
    )
    expect(compile('with recursive x AS (SELECT 1 AS a) SELECT a FROM x')).toBe(
      `WITH RECURSIVE ${cte},\nx AS (SELECT 1 AS a) SELECT a FROM x`,
    )
  })
  it('leaves a query without inputs as it is', () => {
    const template = { ...templateOf('SELECT 1 AS a'), inputs: [] }
    expect(compileTemplate({ template, parameters: {}, catalogue: both, model }).sql).toBe('SELECT 1 AS a')
  })
  it('lists the tables that it reads and the values that it used', () => {
    const template = templateOf('SELECT :n AS a', undefined, '{ n: { type: integer, label: 数, default: 3 } }')
    expect(compileTemplate({ template, parameters: {}, catalogue: both, model })).toMatchObject({
      parameters: { n: 3 },
      inputs: [{ table: 'town_dim', name: '街镇', rows: 2, file: '街镇.xlsx' }],
    })
  })
})

describe('what a template lacks', () => {
  const lacking = (inputs: string, fields: Record<string, FieldSource>) =>
    templateReadiness(templateOf('SELECT 1 AS a', inputs), catalogueOf(fields), model)
  it('is a table that nothing is mapped to, unless it is optional', () => {
    expect(lacking('unit: [uscc]', {})).toEqual({ missingTables: ['unit'], missingFields: [] })
    expect(lacking('unit?: [uscc]', {})).toEqual({ missingTables: [], missingFields: [] })
  })
  it('is a field without a source, unless it is optional', () => {
    const fields = { town_code: column('代码') }
    expect(lacking('town_dim: [town_code, town_name]', fields)).toEqual({
      missingTables: [],
      missingFields: [{ table: 'town_dim', field: 'town_name' }],
    })
    expect(lacking('town_dim: [town_code, town_name?]', fields).missingFields).toEqual([])
  })
  it('is a field whose column is gone, or whose table has no period', () => {
    expect(lacking('town_dim: [town_code]', { town_code: column('没有') }).missingFields).toHaveLength(1)
    expect(lacking('town_dim: [chief_from]', { chief_from: { kind: 'table-period' } }).missingFields).toHaveLength(1)
  })
  it('stops a run with the name of the table or field', () => {
    const run = (inputs: string) => () =>
      compileTemplate({
        template: templateOf('SELECT 1 AS a', inputs),
        parameters: {},
        catalogue: catalogueOf({ town_code: column('代码') }),
        model,
      })
    expect(run('unit: [uscc]')).toThrow(
      expect.objectContaining({ code: 'template/input-not-mapped', params: { table: 'unit' } }),
    )
    expect(run('town_dim: [town_name]')).toThrow(
      expect.objectContaining({ code: 'template/field-not-mapped', params: { table: 'town_dim', field: 'town_name' } }),
    )
  })
})

describe('choices', () => {
  const choices = (inputs: string, sql: string) =>
    compileChoices({
      template: templateOf('SELECT :p AS a', inputs, `{ p: { type: choice, label: 选, choices: "${sql}" } }`),
      catalogue: both,
      model,
    })
  it('read only the logical tables that they name', () => {
    const sql = 'SELECT town_code, town_name FROM town_dim'
    expect(choices('town_dim: [town_code, town_name], unit: [uscc]', sql)).toEqual([
      { parameter: 'p', sql: `WITH ${cte}\n${sql}` },
    ])
  })
  it('read only the fields that they name, so that templates with the same question share its answer', () => {
    const sql = 'SELECT town_code FROM town_dim'
    expect(choices('town_dim: [town_code, town_name]', sql)).toEqual(choices('town_dim: [town_code]', sql))
    expect(choices('town_dim: [town_code, town_name]', sql)[0]?.sql).not.toContain('town_name')
  })
  it.each(['SELECT * FROM town_dim', 'SELECT count(*) FROM town_dim'])('have fields to read: %s', (sql) => {
    expect(choices('town_dim: [town_code, town_name]', sql)).toEqual([{ parameter: 'p', sql: `WITH ${cte}\n${sql}` }])
  })
  it('are left out while their tables are missing', () => {
    expect(choices('unit: [uscc]', 'SELECT uscc FROM unit')).toEqual([])
  })
})
