import { isCancelled, toAppError } from '../../core/base/app-error.ts'
import type { Language } from '../../core/base/local-text.ts'
import type { ParameterValue, Template } from '../../core/template/template.ts'
import type { Clients } from '../../client/clients.ts'
import type { Value } from '../../core/result/page.ts'
import type { DrillTarget as Target } from '../../core/template/drill/compile-drill.ts'
import type { ParameterChoices as Choices, TemplateReadiness as Readiness } from '../../protocol/engine-api.ts'
import type { AppState, AppStore } from '../create-store.ts'
import { addedKey, combineLibrary } from '../combine-library.ts'
import type { PlannedRun, RunPlan } from '../compared-periods.ts'
import type { Library } from '../read-library.ts'
import { dataStateOf } from '../../core/dataset/data-state.ts'
import { asFailure } from '../slices/session.ts'
import { createLibraryMemoryActions } from './library-memory.ts'
import type { ResultRun } from './results.ts'
import { readFirstRows } from './results.ts'
import { showFailure } from './run-action.ts'
import { createChoiceActions } from './template-choices.ts'

/** Choices of parameters as the data offer them. */
export type ParameterChoices = Choices

/** Rows of one loaded table behind a row of a result. */
export type DrillTarget = Target

/** A run with what it was asked for; both decide how it is printed. */
export type AskedRun = ResultRun & {
  parameters: Record<string, ParameterValue>
  names: Record<string, string>
  language: Language
}

/** The run as asked, and one for each period that it is compared with. */
export type AskedRuns = [AskedRun, ...AskedRun[]]

/** What stands between a template and its run. */
export type TemplateReadiness = Readiness

/** The library, what its templates lack, and their runs. */
export type TemplateActions = ReturnType<typeof createTemplateActions>

/** Actions of the template library. Readiness follows the catalogue by itself. */
export function createTemplateActions(store: AppStore, clients: Clients) {
  const refreshReadiness = async (): Promise<void> => {
    const asked = store.getState()
    const templates = asked.templates.map(({ id, inputs }) => ({ id, inputs }))
    try {
      const readiness = await clients.engine.templateReadiness({ templates })
      // An answer to an older catalogue is worth nothing; its change has asked again.
      if (store.getState().catalogue === asked.catalogue) store.setState({ readiness })
    } catch (error) {
      if (!isCancelled(error)) showFailure(store, error)
    }
  }
  store.subscribe((state, before) => {
    const { siteLibrary, catalogue } = state
    const changed = siteLibrary !== null && catalogue !== before.catalogue
    if (changed && addedKey(catalogue) !== addedKey(before.catalogue))
      store.setState(combineLibrary(siteLibrary, catalogue))
    if (
      canAsk(state) &&
      (!canAsk(before) || state.catalogue !== before.catalogue || state.templates !== before.templates)
    )
      void refreshReadiness()
  })
  return {
    ...createLibraryMemoryActions(store),
    /** Takes over the library once it is read; a failure is shown by the library page. */
    async acceptLibrary(reading: Promise<Library>): Promise<void> {
      try {
        const site = await reading
        store.setState({
          library: 'ready',
          libraryFailure: null,
          siteLibrary: site,
          ...combineLibrary(site, store.getState().catalogue),
        })
      } catch (error) {
        store.setState({ library: 'failed', libraryFailure: asFailure(toAppError(error)) })
      }
    },
    ...createChoiceActions(store, clients),
    /** What a template lacks, also one that is not in the library yet. Throws AppError. */
    async readReadiness({ id, inputs }: Template): Promise<TemplateReadiness> {
      const answer = await clients.engine.templateReadiness({ templates: [{ id, inputs }] })
      return answer[id] ?? { missingTables: [], missingFields: [] }
    },
    /** Runs a template, for each period that it is compared with too. Throws AppError, and keeps nothing then. */
    run(template: Template, runs: RunPlan['runs'], language: Language): Promise<AskedRuns> {
      return runAll({ store, clients }, { template, runs, language })
    },
    /** The rows of the loaded tables behind a row of a result. Throws AppError. */
    drill(
      template: Template,
      parameters: Record<string, ParameterValue>,
      cells: Record<string, Value>,
      language: Language,
    ): Promise<DrillTarget[]> {
      return clients.engine.drillRow({ template, parameters, cells, language })
    },
    /** Runs the shown template again with the same parameters. */
    runAgain(): void {
      store.setState(({ runsWished }) => ({ runsWished: runsWished + 1 }))
    },
  }
}

function canAsk(state: AppState): boolean {
  return state.engine.status === 'ready' && state.library === 'ready' && state.templates.length > 0
}

type ToRun = { template: Template; runs: RunPlan['runs']; language: Language }

/** One run after another; when one fails, those that are done are freed. */
async function runAll(
  { store, clients }: { store: AppStore; clients: Clients },
  { template, runs: [first, ...others], language }: ToRun,
): Promise<AskedRuns> {
  const seen = dataStateOf(store.getState().catalogue)
  const done: AskedRun[] = []
  const ask = async ({ values: parameters, names }: PlannedRun): Promise<AskedRun> => {
    const info = await clients.engine.runTemplate({ template, parameters, language })
    const page = await readFirstRows(clients, info, {})
    const run = { info, page, seen, parameters, names, language }
    done.push(run)
    return run
  }
  try {
    const runs: AskedRuns = [await ask(first)]
    for (const other of others) runs.push(await ask(other))
    return runs
  } catch (error) {
    for (const { info } of done) clients.engine.releaseResult({ result: info.result }).catch(() => undefined)
    throw error
  }
}
