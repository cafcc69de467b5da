import type { Template } from '../../../../core/template/template.ts'
import { useActions, useAppState, useWords } from '../../../hooks/use-app.ts'
import { useRun } from '../../../hooks/use-run.ts'
import { ExampleOutcomes } from './example-outcomes.tsx'
import styles from './examples.module.css'
import { RememberForm } from './remember-form.tsx'

type ExamplesPanelProps = {
  template: Template
  /** Whether it can run on the loaded data. */
  runnable: boolean
  /** Parameters of the trial run, where a new example can be made of it. */
  given?: Record<string, string>
}

/** The examples that a template keeps: each is run again whenever the template or the data change. */
export function ExamplesPanel({ template, runnable, given }: ExamplesPanelProps) {
  const { t, error } = useWords()
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue.version)
  const ready = useAppState((state) => state.engine.status === 'ready')
  const { examples, sql, inputs, parameters } = template
  const checkable = ready && (runnable || examples.some(({ tables }) => tables !== undefined))
  const key =
    checkable && examples.length > 0 ? JSON.stringify([examples, sql, inputs, parameters, catalogue, runnable]) : null
  const { value, failure, running } = useRun(key, () => actions.examples.run(template, runnable))
  if (examples.length === 0 && (given === undefined || !runnable)) return null
  const outcomes = key === null ? [] : (value ?? [])
  const counted = (['passes', 'differs', 'no-data'] as const).flatMap((outcome) => {
    const count = outcomes.filter((each) => each.outcome === outcome).length
    return count === 0 ? [] : [t('template.example.count', { outcome: t(`template.example.${outcome}`), count })]
  })
  const waits = !ready || checkable ? '' : t('template.example.waits')
  const summary = running ? t('template.example.running') : counted.join(' · ') || waits
  return (
    <section className={styles.panel} aria-label={t('template.example.title')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('template.example.title')}</h3>
        <span role="status" className={styles.summary}>
          {examples.length === 0 ? t('template.example.none') : summary}
        </span>
        {given !== undefined && runnable && <RememberForm template={template} given={given} />}
      </div>
      {failure !== null && <p className={styles.difference}>{error(failure.code, failure.params)}</p>}
      {failure === null && <ExampleOutcomes template={template} outcomes={outcomes} />}
    </section>
  )
}
