import { compareExample } from '../../src/core/template/compare-example.ts'
import type { ExampleDifference } from '../../src/core/template/compare-example.ts'
import type { Template, TemplateExample } from '../../src/core/template/template.ts'
import type { ParameterChoices } from '../../src/protocol/engine-api.ts'
import { formatParameter } from '../../src/state/template-parameters.ts'
import { context } from '../node-engine/open-engine.ts'
import type { OpenWorkbooks } from '../node-engine/open-sample.ts'
import { answerTemplate } from './answer-template.ts'
import { CommandFault } from './parse-command.ts'

/** How an example of a template came out. `no-data` (the files do not offer its period, or no row came out) is neither pass nor failure. */
export type ExampleOutcome = {
  name: string
  outcome: 'passes' | 'differs' | 'no-data'
  differences: ExampleDifference[]
}

/** Runs a template against its own examples. Throws {@link CommandFault} where it has none, and what {@link answerTemplate} throws. */
export async function runExamples(open: OpenWorkbooks, template: Template): Promise<ExampleOutcome[]> {
  if (template.examples.length === 0) throw new CommandFault(2, `模板“${template.id}”没有例（examples）。`)
  let choices: ParameterChoices | null = null
  const outcomes: ExampleOutcome[] = []
  for (const example of template.examples) {
    const given = Object.fromEntries(
      Object.entries(example.parameters).map(([name, value]) => [name, formatParameter(value)]),
    )
    // The answer comes first: it says in plain words which tables are missing.
    const { rows } = await answerTemplate(open, template, given, 'zh')
    choices ??= await open.engine.parameterChoices({ template }, context())
    const { name } = example
    if (rows.length === 0 || !offersPeriods(template, example, choices))
      outcomes.push({ name, outcome: 'no-data', differences: [] })
    else {
      const differences = compareExample(template, example, rows)
      outcomes.push({ name, outcome: differences.length === 0 ? 'passes' : 'differs', differences })
    }
  }
  return outcomes
}

function offersPeriods(template: Template, example: TemplateExample, choices: ParameterChoices): boolean {
  return template.parameters
    .filter(({ name, type, choicesSql }) => type === 'period' && choicesSql !== '' && name in example.parameters)
    .every(({ name }) => choices[name]?.some(({ value }) => value === String(example.parameters[name])) === true)
}

/** The outcomes as lines of text: one for each example, and one for each cell that differs. */
export function printExamples(outcomes: readonly ExampleOutcome[]): string {
  const words = { passes: '通过', differs: '不同', 'no-data': '没有这一期的数据' }
  const lines = outcomes.flatMap(({ name, outcome, differences }) => [
    `${words[outcome]}\t${name}`,
    ...differences.map(
      ({ row, column, expected, got }) =>
        `\t第 ${String(row + 1)} 行 ${column}：应为 ${String(expected)}，得到 ${String(got)}`,
    ),
  ])
  return `${lines.join('\n')}\n`
}
