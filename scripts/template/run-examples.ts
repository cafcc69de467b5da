import type { Template } from '../../src/core/template/template.ts'
import type { ParameterChoices } from '../../src/protocol/engine-api.ts'
import { judgeExample, textsOfExample } from '../../src/state/judge-example.ts'
import type { ExampleOutcome } from '../../src/state/judge-example.ts'
import { context } from '../node-engine/open-engine.ts'
import type { OpenWorkbooks } from '../node-engine/open-sample.ts'
import { answerTemplate } from './answer-template.ts'
import { CommandFault } from './parse-command.ts'

/** Runs a template against its own examples. Throws {@link CommandFault} where it has none, and what {@link answerTemplate} throws. */
export async function runExamples(open: OpenWorkbooks, template: Template): Promise<ExampleOutcome[]> {
  if (template.examples.length === 0) throw new CommandFault(2, `模板“${template.id}”没有例（examples）。`)
  let choices: ParameterChoices | null = null
  const outcomes: ExampleOutcome[] = []
  for (const example of template.examples) {
    // The answer comes first: it says in plain words which tables are missing.
    const { rows } = await answerTemplate(open, template, textsOfExample(example), 'zh')
    choices ??= await open.engine.parameterChoices({ template }, context())
    outcomes.push(judgeExample(template, example, { choices, rows }))
  }
  return outcomes
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
