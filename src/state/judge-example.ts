import type { Value } from '../core/result/page.ts'
import { compareExample } from '../core/template/compare-example.ts'
import type { ExampleDifference } from '../core/template/compare-example.ts'
import type { Template, TemplateExample } from '../core/template/template.ts'
import type { ParameterChoices } from '../protocol/engine-api.ts'
import { formatParameter } from './template-parameters.ts'

/**
 * How an example of a template came out. `no-data` (the loaded data do not offer its period, or no row came out) is neither pass nor
 * failure: a template is kept longer than the months that are loaded.
 */
export type ExampleOutcome = {
  name: string
  outcome: 'passes' | 'differs' | 'no-data'
  differences: ExampleDifference[]
}

/** Judges the rows that a template gives for the parameters of one of its examples. */
export function judgeExample(
  template: Template,
  example: TemplateExample,
  { choices, rows }: { choices: ParameterChoices; rows: readonly Readonly<Record<string, Value>>[] },
): ExampleOutcome {
  const { name } = example
  if (rows.length === 0 || !offersPeriods(template, example, choices))
    return { name, outcome: 'no-data', differences: [] }
  const differences = compareExample(template, example, rows)
  return { name, outcome: differences.length === 0 ? 'passes' : 'differs', differences }
}

/** The parameters of an example as the form and the address write them. */
export function textsOfExample({ parameters }: TemplateExample): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, formatParameter(value)]))
}

function offersPeriods(template: Template, example: TemplateExample, choices: ParameterChoices): boolean {
  return template.parameters
    .filter(({ name, type, choicesSql }) => type === 'period' && choicesSql !== '' && name in example.parameters)
    .every(({ name }) => choices[name]?.some(({ value }) => value === String(example.parameters[name])) === true)
}
