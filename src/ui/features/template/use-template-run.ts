import { useMemo } from 'react'
import type { Template } from '../../../core/template/template.ts'
import type { AskedRuns, ParameterChoices } from '../../../state/actions/templates.ts'
import { planRuns } from '../../../state/compared-periods.ts'
import type { RunPlan } from '../../../state/compared-periods.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { useRun } from '../../hooks/use-run.ts'
import type { Run } from '../../hooks/use-run.ts'
import { layoutTemplateResult } from '../../result/layout-template-result.ts'
import type { TemplateResult } from '../../result/layout-template-result.ts'

/** Finished runs with the plan that they followed. */
export type PlannedRuns = { runs: AskedRuns; plan: RunPlan }

export type TemplateRunState = {
  choices: Run<ParameterChoices>
  /** Null until the choices are read. */
  plan: RunPlan | null
  run: Run<PlannedRuns | null>
  content: TemplateResult | null
  /** False where a parameter keeps it from running. */
  runnable: boolean
}

/**
 * Runs a template whenever its parameters, the data or the language change. A run that is not wanted any more is let finish instead of stopped:
 * stopping one that takes long costs its engine (docs/decisions/0007), and the next page would wait for all tables to be loaded again.
 */
export function useTemplateRun(template: Template, given: Record<string, string>): TemplateRunState {
  const { language } = useWords()
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue.version)
  const wished = useAppState((state) => state.runsWished)
  const choices = useRun(
    `${identify(template)} ${String(catalogue)}`,
    () => actions.templates.readChoices(template),
    { known: actions.templates.knownChoices(template) },
  )
  const plan = useMemo(
    () => (choices.value === null ? null : planRuns(template, choices.value, given)),
    [template, choices.value, given],
  )
  const runnable = plan !== null && plan.filled.faults.length === 0
  const asked = runnable ? plan.runs.map(({ values }) => values) : null
  const key = asked === null ? null : JSON.stringify([identify(template), asked, language, catalogue, wished])
  const run = useRun<PlannedRuns | null>(
    key,
    async () => (plan === null ? null : { runs: await actions.templates.run(template, plan.runs, language), plan }),
    {
      release: (done) => {
        for (const { info } of done?.runs ?? []) actions.results.release(info.result)
      },
    },
  )
  const content = useMemo(
    () =>
      run.value === null
        ? null
        : layoutTemplateResult(template, run.value.runs, run.value.plan.compared?.parameter ?? null),
    [template, run.value],
  )
  return { choices, plan, run, content, runnable }
}

/** Tells one state of a template from another, also while it is being written. */
function identify({ id, version, sql, inputs, parameters, columns }: Template): string {
  return JSON.stringify([id, version, sql, inputs, parameters, columns.map(({ name }) => name)])
}
