import type { TemplateReadiness } from '../actions/templates.ts'

/** Whether nothing stands between a template and its run, as far as it is known. */
export function isRunnable(readiness: TemplateReadiness | undefined): boolean {
  return readiness !== undefined && readiness.missingTables.length === 0 && readiness.missingFields.length === 0
}
