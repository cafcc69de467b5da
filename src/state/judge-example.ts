import type { Value } from '../core/result/page.ts'
import { compareExample } from '../core/template/compare-example.ts'
import type { ExampleDifference } from '../core/template/compare-example.ts'
import type { ExampleTables, ParameterValue, Template, TemplateExample } from '../core/template/template.ts'
import type { ParameterChoices } from '../protocol/engine-api.ts'
import { fillParameters, formatParameter } from './template-parameters.ts'

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
  const { name, tables } = example
  // An example with rows of its own has no excuse.
  const excused = tables === undefined
  if (excused && (rows.length === 0 || !offersPeriods(template, example, choices)))
    return { name, outcome: 'no-data', differences: [] }
  const differences = compareExample(template, example, rows)
  return { name, outcome: differences.length === 0 ? 'passes' : 'differs', differences }
}

/** How examples reach the engine: choices and rows of a template, on the rows of an example or, without, on the loaded data. */
export type ExamplePort = {
  choices: (tables: ExampleTables | undefined) => Promise<ParameterChoices>
  rows: (example: TemplateExample, values: Record<string, ParameterValue>) => Promise<Readonly<Record<string, Value>>[]>
}

/** Runs a template against its examples, in their order; `runnable` is false where it lacks loaded data. Throws what the port throws. */
export async function runExamples(template: Template, runnable: boolean, port: ExamplePort): Promise<ExampleOutcome[]> {
  const outcomes: ExampleOutcome[] = []
  for (const example of template.examples) {
    if (example.tables === undefined && !runnable) {
      outcomes.push({ name: example.name, outcome: 'no-data', differences: [] })
      continue
    }
    const choices = await port.choices(example.tables)
    const { values, faults } = fillParameters(template, choices, textsOfExample(example))
    // A parameter that has no value is one that the data offer none for.
    const rows = faults.length > 0 ? [] : await port.rows(example, values)
    outcomes.push(judgeExample(template, example, { choices, rows }))
  }
  return outcomes
}

/** The parameters of an example as the form and the address write them. */
function textsOfExample({ parameters }: TemplateExample): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, formatParameter(value)]))
}

function offersPeriods(template: Template, example: TemplateExample, choices: ParameterChoices): boolean {
  return template.parameters
    .filter(({ name, type, choicesSql }) => type === 'period' && choicesSql !== '' && name in example.parameters)
    .every(({ name }) => choices[name]?.some(({ value }) => value === String(example.parameters[name])) === true)
}
