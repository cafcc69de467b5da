import type { Template } from '../../src/core/template/template.ts'
import { runExamples as checkExamples } from '../../src/state/judge-example.ts'
import type { ExampleOutcome } from '../../src/state/judge-example.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import { context } from '../node-engine/open-engine.ts'
import type { OpenWorkbooks } from '../node-engine/open-sample.ts'
import { requireData } from './answer-template.ts'
import { CommandFault } from './parse-command.ts'

/** Runs a template against its own examples. Throws {@link CommandFault} where it has none, or where one of them needs data that are missing. */
export async function runExamples(open: OpenWorkbooks, template: Template): Promise<ExampleOutcome[]> {
  const { engine } = open
  if (template.examples.length === 0) throw new CommandFault(2, `模板“${template.id}”没有例（examples）。`)
  if (template.examples.some(({ tables }) => tables === undefined)) await requireData(open, template)
  return checkExamples(template, true, {
    choices: (tables) => engine.parameterChoices({ template, tables }, context()),
    rows: async ({ tables }, parameters) => {
      const ask = { template, parameters, tables, language: 'zh' as const }
      const { result, totalRows } = await engine.runTemplate(ask, context())
      return toRows(await engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context()))
    },
  })
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
