import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { unitNames } from '../../src/core/result/data/unit-name-data.ts'
import { templateFaultCodes } from '../../src/core/template/template-fault.ts'
import { templateFaultTexts as faultsEn } from '../../src/i18n/en/template-fault.ts'
import { templateFaultTexts as faultsZh } from '../../src/i18n/zh/template-fault.ts'
import { listFiles } from '../arch/list-files.ts'
import { readShippedLibrary } from '../../scripts/node-engine/open-sample.ts'

const library = readShippedLibrary()
const han = /[\u4e00-\u9fff]/u

it('holds every template and every logical table, each under its folder', () => {
  const paths = (JSON.parse(readFileSync('public/templates/index.json', 'utf8')) as { path: string }[]).map(
    ({ path }) => path,
  )
  const files = listFiles('public/templates', /\.(sql|yaml)$/).map((file) =>
    file.replaceAll('\\', '/').replace('public/templates/', ''),
  )
  expect(paths).toEqual([...files].sort())
  for (const { id, subsystem, module } of library.templates) expect(paths).toContain(`${subsystem}/${module}/${id}.sql`)
})

it('says everything in two languages', () => {
  const { templates, model } = library
  const texts = [
    ...templates.flatMap((template) => [
      template.title,
      template.question,
      template.tableTitle,
      template.source,
      ...template.notes,
      ...(template.chart === null ? [] : [template.chart.title]),
      ...template.parameters.flatMap(({ label, options }) => [label, ...options.map((option) => option.label)]),
      ...template.columns
        .filter(({ label }) => label.zh !== '')
        .flatMap(({ label, group, values }) => [label, ...group, ...values.map((value) => value.label)]),
    ]),
    ...model.flatMap((table) => [table.label, ...table.fields.map(({ label }) => label)]),
  ]
  expect(texts.filter(({ en }) => han.test(en))).toEqual([])
  expect(texts.filter(({ zh }) => !han.test(zh) && !zh.startsWith(':'))).toEqual([])
})

it('has words for every fault in two languages, with the same parameters', () => {
  const names = (text: string) =>
    [...text.matchAll(/\{\{(\w+)\}\}/gu)]
      .map(([, name]) => name)
      .filter((name, at, all) => all.indexOf(name) === at)
      .sort()
  expect(Object.keys(faultsZh).sort()).toEqual([...templateFaultCodes].sort())
  expect(Object.keys(faultsEn).sort()).toEqual([...templateFaultCodes].sort())
  for (const code of templateFaultCodes) expect(names(faultsEn[code]), code).toEqual(names(faultsZh[code]))
})

it('has an English name for every unit that it prints', () => {
  const units = library.templates.flatMap(({ columns }) => columns.flatMap(({ unit }) => unit ?? []))
  expect(units.filter((unit) => han.test(unit) && !(unit in unitNames))).toEqual([])
})

it('prints a chosen year once', () => {
  const doubled = library.templates.flatMap(({ id, parameters, tableTitle, notes, columns, chart }) => {
    const texts = [
      tableTitle,
      ...notes,
      ...(chart === null ? [] : [chart.title]),
      ...columns.flatMap(({ label, group }) => [label, ...group]),
    ]
    const periods = parameters.filter(({ type }) => type === 'period').map(({ name }) => `:${name}年`)
    return periods.some((year) => texts.some(({ zh }) => zh.includes(year))) ? [id] : []
  })
  expect(doubled).toEqual([])
})
