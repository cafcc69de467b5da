import { Progress } from '@mantine/core'
import { formatCount } from '../../../i18n/format.ts'
import { formatRoute } from '../../../state/route.ts'
import type { RunSummary, RunTable } from '../../../state/selectors/summarise-run.ts'
import type { ImportRun } from '../../../state/slices/imports.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { coverWords } from './period-words.ts'
import styles from './run-page.module.css'

/** The tables that a run loads parts of: how many, of which periods, how many rows. */
export function RunTables({ run, summary }: { run: ImportRun; summary: RunSummary }) {
  const { t } = useWords()
  if (summary.tables.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="run-tables">
      <h2 className={styles.heading} id="run-tables">
        {t('review.run.section.tables')} <span className={styles.count}>{formatCount(summary.tables.length)}</span>
      </h2>
      <div className={styles.card}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('data.column.name')}</th>
              <th scope="col">{t('data.column.period')}</th>
              <th scope="col" data-numeric="true">
                {t('review.run.column.parts')}
              </th>
              <th scope="col" data-numeric="true">
                {t('data.column.rows')}
              </th>
            </tr>
          </thead>
          <tbody>
            {summary.tables.map((table) => (
              <TableLine key={table.name} table={table} running={run.status === 'running'} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function TableLine({ table, running }: { table: RunTable; running: boolean }) {
  const words = useWords()
  const actions = useActions()
  const { name, dataset, parts, planned, rows, cover } = table
  return (
    <tr>
      <td title={name}>
        {dataset === null ? (
          name
        ) : (
          <a
            href={formatRoute({ page: 'table', dataset })}
            onClick={(event) => {
              event.preventDefault()
              actions.session.go({ page: 'table', dataset })
            }}
          >
            {name}
          </a>
        )}
      </td>
      <td className={styles.quiet}>
        {running ? (
          <Progress size={4} value={(100 * parts) / planned} aria-label={name} transitionDuration={120} />
        ) : (
          coverWords(cover, words)
        )}
      </td>
      <td data-numeric="true">
        {parts === planned ? formatCount(parts) : `${formatCount(parts)} / ${formatCount(planned)}`}
      </td>
      <td data-numeric="true">{formatCount(rows)}</td>
    </tr>
  )
}
