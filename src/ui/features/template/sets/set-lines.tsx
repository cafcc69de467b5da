import type { TemplateSet } from '../../../../core/dataset/template-set.ts'
import { formatCount } from '../../../../i18n/format.ts'
import { formatRoute } from '../../../../state/route.ts'
import type { SetOutcome, SetRun, SetRunLine } from '../../../../state/slices/template-sets.ts'
import { useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { SetProgress } from './set-progress.tsx'
import styles from './sets-page.module.css'

const bad: ReadonlySet<SetOutcome['status']> = new Set(['failed', 'gone', 'lacking', 'no-period', 'empty'])

/** The templates of a set with what became of each; a press on one opens it as it was run. */
export function SetLines(props: { set: TemplateSet; run: SetRun | null; reasons: Record<string, string> }) {
  const { t } = useWords()
  const { set, run, reasons } = props
  const done = run?.lines.filter(({ outcome }) => outcome.status === 'done').length ?? 0
  const failed = run?.lines.filter(({ outcome }) => bad.has(outcome.status)).length ?? 0
  return (
    <>
      {run?.running === true ? (
        <SetProgress run={run} />
      ) : (
        <p className={styles.lead} role="status">
          {run === null
            ? t('template.set.notRun')
            : t(failed === 0 && done === set.templates.length ? 'template.set.summaryAll' : 'template.set.summary', {
                done: formatCount(done),
                failed: formatCount(failed),
                all: formatCount(set.templates.length),
              })}
        </p>
      )}
      <div className={styles.sheet}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('template.set.column.template')}</th>
              <th scope="col">{t('template.set.column.outcome')}</th>
              <th scope="col">{t('template.set.column.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {set.templates.map((id) => (
              <Line key={id} id={id} line={run?.lines.find((each) => each.id === id)} reason={reasons[id] ?? ''} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Line({ id, line, reason }: { id: string; line: SetRunLine | undefined; reason: string }) {
  const { t } = useWords()
  const local = useLocalText()
  const template = useAppState((state) => state.templates.find((each) => each.id === id))
  const status = line?.outcome.status ?? 'waiting'
  const rows = line?.outcome.status === 'done' ? line.outcome.rows : 0
  return (
    <tr>
      <td>
        <a
          className={styles.link}
          href={formatRoute({ page: 'templates', template: id, parameters: line?.parameters ?? {} })}
        >
          {template === undefined ? id : local(template.title)}
        </a>
      </td>
      <td className={styles.status} data-bad={bad.has(status)}>
        {status === 'done'
          ? t('template.set.rows', { count: rows, n: formatCount(rows) })
          : t(`template.set.status.${status}`)}
      </td>
      <td className={styles.reason}>{reason}</td>
    </tr>
  )
}
