import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { RunSummary } from '../../../state/selectors/summarise-run.ts'
import type { ImportRun, RunEntry } from '../../../state/slices/imports.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './run-page.module.css'
import { entryWords } from './run-text.ts'

/** What wants a person after a run: files that could not be read, tables that could not be loaded, periods that came twice. */
export function RunNeeds({ run, summary }: { run: ImportRun; summary: RunSummary }) {
  const { t, error } = useWords()
  const { failed, conflict, stopped } = summary.byOutcome
  if (summary.needs === 0)
    return (
      <p className={styles.fine}>
        <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
        {t('review.run.needsNone')}
      </p>
    )
  return (
    <section className={styles.section} aria-labelledby="run-needs">
      <h2 className={styles.heading} id="run-needs">
        {t('review.run.needs')} <span className={styles.count}>{formatCount(summary.needs)}</span>
      </h2>
      <div className={styles.card} data-tone="warn">
        {run.unread.length > 0 && (
          <Need title={t('review.run.section.unread')}>
            {run.unread.map(({ file, path, failure }, index) => (
              <li key={index}>
                <span className={styles.place} title={path + file}>
                  {file}
                </span>
                <span className={styles.why}>
                  {failure === null ? t('review.run.noTable') : error(failure.code, { file, ...failure.params })}
                </span>
              </li>
            ))}
          </Need>
        )}
        <Entries title={t('review.run.section.failed')} entries={failed} />
        <Entries title={t('review.run.section.conflict')} entries={conflict} help={t('review.run.conflictHelp')} />
        <Entries title={t('review.run.section.stopped')} entries={stopped} help={t('review.run.stopHint')} />
      </div>
    </section>
  )
}

function Entries({ title, entries, help }: { title: string; entries: readonly RunEntry[]; help?: string }) {
  const words = useWords()
  if (entries.length === 0) return null
  return (
    <Need title={`${title} ${formatCount(entries.length)}`} {...(help === undefined ? {} : { help })}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <span className={styles.why}>{entryWords(entry, words)}</span>
        </li>
      ))}
    </Need>
  )
}

function Need({ title, help, children }: { title: string; help?: string; children: React.ReactNode }) {
  return (
    <div className={styles.need}>
      <h3 className={styles.needTitle}>
        <IconAlertTriangle size={15} stroke={1.5} aria-hidden="true" />
        {title}
      </h3>
      {help !== undefined && <p className={styles.quiet}>{help}</p>}
      <ul className={styles.list}>{children}</ul>
    </div>
  )
}
