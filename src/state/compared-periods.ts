import type { Template, TemplateParameter } from '../core/template/template.ts'
import type { ParameterChoices } from '../protocol/engine-api.ts'
import type { FilledParameters } from './template-parameters.ts'
import { fillParameters } from './template-parameters.ts'

/** So many periods besides the asked one fit beside each other. */
export const mostCompared = 4

/** What the address calls the compared periods; no parameter can have this name. */
const keyOf = ({ name }: TemplateParameter): string => `compare.${name}`

/** Periods that a run is compared with, of one parameter. `periods` are the values in words of the address, the asked one not among them. */
export type ComparedPeriods = { parameter: TemplateParameter; periods: string[] }

/**
 * The parameter whose periods can be compared: of those with choices in the data the one whose default is newest, the end of a span and not
 * its beginning. Null where there is none.
 */
export function comparableParameter(template: Template, choices: ParameterChoices): TemplateParameter | null {
  const { texts } = fillParameters(template, choices, {})
  const able = template.parameters.filter(
    ({ name, type }) => type === 'period' && (choices[name]?.length ?? 0) > 1 && texts[name] !== '',
  )
  return able.reduce<TemplateParameter | null>(
    (best, one) => (best === null || (texts[one.name] ?? '') > (texts[best.name] ?? '') ? one : best),
    null,
  )
}

/** The compared periods of an address or a memory, newest first, without the asked one. */
export function readCompared(given: Record<string, string>, parameter: TemplateParameter, asked: string): string[] {
  const named = (given[keyOf(parameter)] ?? '').split(',').filter((period) => period !== '' && period !== asked)
  return [...new Set(named)].sort().reverse().slice(0, mostCompared)
}

/** An address with these compared periods; none leaves no trace. */
export function withCompared(
  given: Record<string, string>,
  parameter: TemplateParameter,
  periods: readonly string[],
): Record<string, string> {
  const key = keyOf(parameter)
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => name !== key))
  return periods.length === 0 ? rest : { ...rest, [key]: [...periods].sort().reverse().join(',') }
}

/** The periods that are asked for most: the one before, as far as the data have one, and the same a year before. Null where the data lack them. */
export function usualPeriods(
  asked: string,
  offered: readonly string[],
): { before: string | null; yearBefore: string | null } {
  const older = offered.filter((period) => period.length === asked.length && period < asked).sort()
  const year = Number(asked.slice(0, 4))
  const same = Number.isInteger(year) ? `${String(year - 1)}${asked.slice(4)}` : ''
  return { before: older.at(-1) ?? null, yearBefore: offered.includes(same) ? same : null }
}

/** One run of a template: its values, and what the data's choices call them. */
export type PlannedRun = Pick<FilledParameters, 'values' | 'names'>

/** What is to be run: the parameters as asked, and once more for each period to compare with. `compared` null without any. */
export type RunPlan = {
  filled: FilledParameters
  comparable: TemplateParameter | null
  compared: ComparedPeriods | null
  runs: [PlannedRun, ...PlannedRun[]]
}

/** Plans the runs of a template for parameters as the address writes them. */
export function planRuns(template: Template, choices: ParameterChoices, given: Record<string, string>): RunPlan {
  const filled = fillParameters(template, choices, given)
  const comparable = comparableParameter(template, choices)
  const periods = comparable === null ? [] : readCompared(given, comparable, filled.texts[comparable.name] ?? '')
  const others = periods.map((period) =>
    fillParameters(template, choices, { ...given, ...(comparable === null ? {} : { [comparable.name]: period }) }),
  )
  return {
    filled,
    comparable,
    compared: comparable === null || periods.length === 0 ? null : { parameter: comparable, periods },
    runs: [filled, ...others],
  }
}
