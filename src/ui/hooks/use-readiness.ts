import type { Template } from '../../core/template/template.ts'
import type { TemplateReadiness } from '../../state/actions/templates.ts'
import { useActions, useAppState } from './use-app.ts'
import { useRun } from './use-run.ts'

/** What a template that is not in the library lacks before it can run; undefined while nobody knows. */
export function useReadiness(template: Template | null): TemplateReadiness | undefined {
  const actions = useActions()
  const ready = useAppState((state) => state.engine.status === 'ready')
  const catalogue = useAppState((state) => state.catalogue.version)
  const key = ready && template !== null ? JSON.stringify([template.inputs, catalogue]) : null
  const run = useRun(key, async () =>
    template === null ? null : { inputs: template.inputs, lacks: await actions.templates.readReadiness(template) },
  )
  // An answer about other inputs says nothing about these.
  return run.value !== null && template !== null && JSON.stringify(run.value.inputs) === JSON.stringify(template.inputs)
    ? run.value.lacks
    : undefined
}
