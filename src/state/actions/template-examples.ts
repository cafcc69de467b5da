import { toAppError } from '../../core/base/app-error.ts'
import { toRows } from '../../core/result/page-rows.ts'
import type { Row } from '../../core/result/page-rows.ts'
import { makeExample } from '../../core/template/make-example.ts'
import { rewriteHead } from '../../core/template/rewrite-head.ts'
import type { Template } from '../../core/template/template.ts'
import type { Clients } from '../../client/clients.ts'
import type { AppStore } from '../create-store.ts'
import { runExamples } from '../judge-example.ts'
import type { ExampleOutcome } from '../judge-example.ts'
import { isRunnable } from '../selectors/is-runnable.ts'
import { asFailure } from '../slices/session.ts'
import type { Failure } from '../slices/session.ts'
import { fillParameters } from '../template-parameters.ts'
import { readWholeResult } from './read-whole-result.ts'
import type { TemplateAsk } from './read-whole-result.ts'
import type { TemplateActions } from './templates.ts'

/** Longer results are not compared row by row. */
const mostRows = 50_000

/** What speaks against storing a template: examples that differ, or why they could not be checked. */
export type ExampleCheck = { template: Template; differing: ExampleOutcome[]; failure: Failure | null }

/** The examples of templates. */
export type TemplateExampleActions = ReturnType<typeof createTemplateExampleActions>

/** Actions on the examples that a template keeps in its head. */
export function createTemplateExampleActions(
  store: AppStore,
  clients: Clients,
  { readReadiness }: Pick<TemplateActions, 'readReadiness'>,
) {
  const readRows = async (ask: Omit<TemplateAsk, 'language'>, limit: number): Promise<Row[]> => {
    const { language } = store.getState()
    return toRows((await readWholeResult(clients, { ...ask, language }, () => limit)).page)
  }
  const run = (template: Template, runnable: boolean): Promise<ExampleOutcome[]> =>
    runExamples(template, runnable, {
      choices: (tables) => clients.engine.parameterChoices({ template, tables }),
      rows: ({ tables }, parameters) => readRows({ template, parameters, tables }, mostRows),
    })
  return {
    /** Runs a template against its examples, in their order; `runnable` says whether it can run on the loaded data. Throws AppError. */
    run,
    /** What speaks against storing a template; null where nothing does, or where the loaded data cannot tell. */
    async check(template: Template): Promise<ExampleCheck | null> {
      if (template.examples.length === 0 || store.getState().engine.status !== 'ready') return null
      try {
        const outcomes = await run(template, isRunnable(await readReadiness(template)))
        const differing = outcomes.filter(({ outcome }) => outcome === 'differs')
        return differing.length === 0 ? null : { template, differing, failure: null }
      } catch (error) {
        return { template, differing: [], failure: asFailure(toAppError(error)) }
      }
    },
    /** Keeps the first rows of the present result as an example in the draft. Throws AppError. */
    async remember(
      template: Template,
      given: Record<string, string>,
      { name, rows: count }: { name: string; rows: number },
    ): Promise<void> {
      const choices = await clients.engine.parameterChoices({ template })
      const { values: parameters } = fillParameters(template, choices, given)
      const rows = await readRows({ template, parameters }, count)
      const examples = [...template.examples, makeExample(template, name, { parameters, rows })]
      store.setState(({ templateDraft }) =>
        templateDraft === null
          ? {}
          : { templateDraft: { ...templateDraft, text: rewriteHead(templateDraft.text, { examples }) } },
      )
    },
  }
}
