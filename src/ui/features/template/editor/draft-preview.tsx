import { useState } from 'react'
import type { Template } from '../../../../core/template/template.ts'
import { useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { useReadiness } from '../../../hooks/use-readiness.ts'
import { ExamplesPanel } from '../examples/examples-panel.tsx'
import { isRunnable } from '../../../../state/selectors/is-runnable.ts'
import { TemplateBody } from '../template-view.tsx'
import styles from './draft-preview.module.css'

/** A trial run of the template as it is written now; while the text has faults the last sound one stays. */
export function DraftPreview({ template }: { template: Template | null }) {
  const { t } = useWords()
  const local = useLocalText()
  const language = useAppState((state) => state.language)
  const [given, setGiven] = useState<Record<string, string>>({})
  const [last, setLast] = useState(template)
  if (template !== null && template !== last) setLast(template)
  const shown = template ?? last
  const readiness = useReadiness(shown)
  if (shown === null) return <p className={styles.waits}>{t('template.own.previewWaits')}</p>
  return (
    <div data-stale={template === null} className={styles.preview} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <h2 className={styles.question}>{local(shown.question)}</h2>
      <p className={styles.name}>{template === null ? t('template.own.previewWaits') : local(shown.title)}</p>
      <ExamplesPanel template={shown} runnable={isRunnable(readiness)} given={given} />
      <TemplateBody template={shown} readiness={readiness} given={given} onGiven={setGiven} />
    </div>
  )
}
