import { noOptions } from '../chart/chart-data.ts'
import { kindRoles, type ChartRole } from '../chart/kind-roles.ts'
import type { Template, TemplateChart, TemplateFault } from './template.ts'

type LineOf = (path: readonly PropertyKey[]) => number

/** What in the head of a chart cannot work: unknown columns, roles that its kind lacks, keys that it does not take. */
export function checkChart({ chart, columns, parameters }: Template, { lineOf }: { lineOf: LineOf }): TemplateFault[] {
  if (chart === null) return []
  const faults: TemplateFault[] = []
  const check = (column: string, path: PropertyKey[]) => {
    if (!columns.some(({ name }) => name === column))
      faults.push({ line: lineOf(['chart', ...path]), code: 'column-unknown', params: { column } })
  }
  for (const [role, column] of Object.entries(chart.roles)) if (column !== null) check(column, [role])
  if (chart.only !== null) check(chart.only, ['only'])
  chart.series.forEach(({ column }, at) => {
    check(column, ['series', at])
  })
  return [...faults, ...checkRoles(chart, lineOf), ...checkReference(chart, parameters, lineOf)]
}

/** A reference may be a parameter, which must exist. */
function checkReference(
  { reference }: TemplateChart,
  parameters: Template['parameters'],
  lineOf: LineOf,
): TemplateFault[] {
  const at = reference?.at
  if (typeof at !== 'string' || !at.startsWith(':') || parameters.some(({ name }) => `:${name}` === at)) return []
  return [{ line: lineOf(['chart', 'reference']), code: 'parameter-undeclared', params: { name: at } }]
}

function checkRoles(chart: TemplateChart, lineOf: LineOf): TemplateFault[] {
  const { kind, roles, series, options } = chart
  const named = (Object.keys(roles) as (keyof typeof roles)[]).filter((role) => roles[role] !== null)
  const given: ChartRole[] = series.length > 0 ? [...named, 'series'] : named
  const changed = (Object.keys(options) as (keyof typeof options)[]).filter((key) => options[key] !== noOptions[key])
  const set = chart.reference === null ? changed : [...changed, 'reference' as const]
  const { needs, takes, options: switches } = kindRoles[kind]
  const lacking = needs
    .map((list) => list.filter((role) => !given.includes(role)))
    .sort((a, b) => a.length - b.length)[0]
  const missing: TemplateFault[] =
    lacking === undefined || lacking.length === 0
      ? []
      : [{ line: lineOf(['chart']), code: 'chart-role-missing', params: { kind, roles: lacking.join(', ') } }]
  const used = [...needs.flat(), ...takes]
  const unused = [...given.filter((role) => !used.includes(role)), ...set.filter((key) => !switches.includes(key))]
  return [
    ...missing,
    ...unused.map((key): TemplateFault => ({
      line: lineOf(['chart', key]),
      code: 'chart-key-unused',
      params: { kind, key },
    })),
  ]
}
