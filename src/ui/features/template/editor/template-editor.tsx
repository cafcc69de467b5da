import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { completeInputs } from '../../../../core/template/guess-inputs.ts'
import { headKeysAt } from '../../../../core/template/head-keys.ts'
import { parseTemplate } from '../../../../core/template/parse-template.ts'
import { rewriteHead } from '../../../../core/template/rewrite-head.ts'
import type { TemplateDraft } from '../../../../state/slices/templates.ts'
import { useActions, useAppState, useWords } from '../../../hooks/use-app.ts'
import { useResting } from '../../../hooks/use-resting.ts'
import { useRun } from '../../../hooks/use-run.ts'
import { LazySqlEditor } from '../../../sql/lazy-sql-editor.tsx'
import type { SqlFault } from '../../../sql/fault-mark.ts'
import { DraftPreview } from './draft-preview.tsx'
import { FaultList } from './fault-list.tsx'
import { SaveButton } from './save-button.tsx'
import styles from './template-editor.module.css'

/** The text is checked when the hand rests for so long. */
const checkMs = 300
const noSchema: never[] = []

/** A template file at the left with its faults, a trial run of it at the right. */
export function TemplateEditor({ draft }: { draft: TemplateDraft }) {
  const { t } = useWords()
  const actions = useActions()
  const model = useAppState((state) => state.model)
  const ready = useAppState((state) => state.engine.status === 'ready')
  const catalogue = useAppState((state) => state.catalogue.version)
  const [wanted, setWanted] = useState<SqlFault | null>(null)
  const schema = useRun(ready ? String(catalogue) : null, () => actions.results.readSchema())
  const text = useResting(draft.text, checkMs)
  const reading = useMemo(() => parseTemplate(text, model), [text, model])
  const title = draft.origin === null ? t('template.own.editorNew') : t('template.own.editorFrom', { id: draft.origin })
  const write = (next: string): void => {
    setWanted(null)
    actions.drafts.keep(next)
  }
  const inputs = useMemo(
    () => (reading.template === null ? null : completeInputs(reading.template, model)),
    [reading, model],
  )
  const addInputs =
    inputs === null
      ? null
      : (): void => {
          write(rewriteHead(draft.text, { inputs }))
        }
  return (
    <div className={styles.page}>
      <section className={styles.text} aria-label={t('template.own.editorText')}>
        <header className={styles.head}>
          <div className={styles.words}>
            <h1 className={styles.title}>{title}</h1>
            <p className={styles.hint}>{t('template.own.editorHint')}</p>
          </div>
          <Button
            variant="default"
            onClick={() => {
              actions.drafts.discard()
            }}
          >
            {t('template.own.discard')}
          </Button>
          <SaveButton draft={draft} sound={reading.template !== null} />
        </header>
        <div className={styles.editor}>
          <LazySqlEditor
            value={draft.text}
            label={t('template.own.editorText')}
            schema={schema.value ?? noSchema}
            fault={wanted}
            findKeys={headKeysAt}
            onChange={write}
          />
        </div>
        <FaultList faults={reading.faults} onGo={setWanted} onAddInputs={addInputs} />
      </section>
      <section className={styles.preview} aria-label={t('template.own.preview')}>
        <DraftPreview template={reading.template} />
      </section>
    </div>
  )
}
