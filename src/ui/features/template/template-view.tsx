import type { Template } from '../../../core/template/template.ts'
import { useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { EngineWait } from '../../result/engine-wait.tsx'
import { MissingData } from './missing-data.tsx'
import { TemplateRunner } from './template-runner.tsx'
import styles from './template-view.module.css'

/** One template: its question, and below it what stands between it and an answer, or the answer. */
export function TemplateView({ template }: { template: Template }) {
  const { t } = useWords()
  const local = useLocalText()
  return (
    <article>
      <h1 className={styles.question}>{local(template.question)}</h1>
      <p className={styles.name}>
        {local(template.title)} · {t('template.version', { version: template.version })}
      </p>
      <TemplateBody template={template} />
    </article>
  )
}

function TemplateBody({ template }: { template: Template }) {
  const engine = useAppState((state) => state.engine)
  const empty = useAppState((state) => state.catalogue.datasets.length === 0)
  const readiness = useAppState((state) => state.readiness[template.id])
  if (engine.status === 'starting') return <EngineWait />
  // A failed engine is told by the banner of the frame, with what can be done.
  if (engine.status === 'failed') return null
  if (empty) return <MissingData template={template} readiness={null} />
  if (readiness === undefined) return <EngineWait />
  if (readiness.missingTables.length > 0 || readiness.missingFields.length > 0) return <MissingData template={template} readiness={readiness} />
  return <TemplateRunner template={template} />
}
