import { useEffect } from 'react'
import type { Template } from '../../../core/template/template.ts'
import type { TemplateReadiness } from '../../../state/actions/templates.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { EngineWait } from '../../result/engine-wait.tsx'
import { ExamplesPanel } from './examples/examples-panel.tsx'
import { isRunnable } from '../../../state/selectors/is-runnable.ts'
import { MissingData } from './missing-data.tsx'
import { TemplateMenu } from './template-menu.tsx'
import type { TemplateRunnerProps } from './template-runner.tsx'
import { TemplateRunner } from './template-runner.tsx'
import styles from './template-view.module.css'

const noParameters: Record<string, string> = {}

/** One template: its question, and below it what stands between it and an answer, or the answer. */
export function TemplateView({ template }: { template: Template }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const given = useAppState((state) => (state.route.page === 'templates' ? state.route.parameters : noParameters))
  const own = useAppState((state) => state.catalogue.templates.some(({ id }) => id === template.id))
  const readiness = useAppState((state) => state.readiness[template.id])
  useEffect(() => {
    actions.templates.visit(template.id)
  }, [actions, template.id])
  const setGiven = (parameters: Record<string, string>): void => {
    actions.session.go({ page: 'templates', template: template.id, parameters }, true)
    actions.templates.remember(template.id, parameters)
  }
  return (
    <article>
      <div className={styles.head}>
        <h1 className={styles.question}>{local(template.question)}</h1>
        <TemplateMenu template={template} own={own} />
      </div>
      <p className={styles.name}>
        {local(template.title)} · {t('template.version', { version: template.version })}
        {own && ` · ${t('template.own.mark')}`}
      </p>
      <ExamplesPanel template={template} runnable={isRunnable(readiness)} />
      <TemplateBody template={template} readiness={readiness} given={given} onGiven={setGiven} />
    </article>
  )
}

export type TemplateBodyProps = TemplateRunnerProps & {
  /** Undefined while nobody knows. */
  readiness: TemplateReadiness | undefined
}

/** What stands between a template and its answer, or the answer. */
export function TemplateBody({ template, readiness, ...rest }: TemplateBodyProps) {
  const engine = useAppState((state) => state.engine)
  const empty = useAppState((state) => state.catalogue.datasets.length === 0)
  if (engine.status === 'starting') return <EngineWait />
  // A failed engine is told by the banner of the frame, with what can be done.
  if (engine.status === 'failed') return null
  // One that reads no table has its answer without any.
  if (empty && template.inputs.some(({ optional }) => !optional))
    return <MissingData template={template} readiness={null} />
  if (readiness === undefined) return <EngineWait />
  if (readiness.missingTables.length > 0 || readiness.missingFields.length > 0)
    return <MissingData template={template} readiness={readiness} />
  return <TemplateRunner template={template} {...rest} />
}
