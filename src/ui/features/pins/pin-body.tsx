import { Button } from '@mantine/core'
import { formatCount, formatTime } from '../../../i18n/format.ts'
import type { Pin } from '../../../state/pin.ts'
import { dataStateOf } from '../../../core/dataset/data-state.ts'
import type { PinRun } from '../../../state/slices/pins.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ChartPanel } from '../../result/chart-panel.tsx'
import { EmptyResult } from '../../result/empty-result.tsx'
import { ResultSkeleton } from '../../result/engine-wait.tsx'
import { PrintTableView } from '../../result/print-table-view.tsx'
import type { PinContent, PinView } from './layout-pin.ts'
import styles from './pin-card.module.css'

type PinBodyProps = { pin: Pin; run: PinRun | undefined; laid: PinContent | null; view: PinView }

/** The table or the chart of a pinned result, or what stands in the way of it. */
export function PinBody({ pin, run, laid, view }: PinBodyProps) {
  const { t, error } = useWords()
  if (run?.status === 'gone')
    return <p className={styles.notice}>{t('pin.gone', { id: pin.kind === 'template' ? pin.template : '' })}</p>
  if (run?.status === 'failed') {
    const { code, params, detail } = run.failure
    return (
      <FailureNote
        text={t('pin.failed', { reason: error(code, params) })}
        detail={detail}
        detailLabel={t('shell.details')}
        hideLabel={t('shell.hideDetails')}
        actions={<RunAgain id={pin.id} />}
      />
    )
  }
  if (laid === null) return <ResultSkeleton />
  return (
    <div className={styles.body} aria-busy={run?.status !== 'done'} data-print-sheet>
      {run?.status === 'done' && <StaleNote pin={pin} run={run} />}
      <PinnedSheet laid={laid} view={view} />
      {pin.kind === 'query' && <p className={styles.notice}>{t('pin.visitOnly')}</p>}
    </div>
  )
}

function PinnedSheet({ laid: { content, shown }, view }: { laid: PinContent; view: PinView }) {
  const { t } = useWords()
  const { info, table, chart } = content
  if (info.totalRows === 0) return <EmptyResult info={info} reason={null} />
  if (view === 'chart' && chart !== null) return <ChartPanel content={content} large={false} />
  const rows = formatCount(info.totalRows)
  if (table === null) return <p className={styles.notice}>{t('pin.tooLong', { rows })}</p>
  return (
    <>
      <PrintTableView table={table} />
      {shown < info.totalRows && (
        <p className={styles.notice}>{t('pin.firstRows', { shown: formatCount(shown), rows })}</p>
      )}
    </>
  )
}

/** Says that a result is out of date, and offers to compute it again. */
function StaleNote({ pin, run }: { pin: Pin; run: Extract<PinRun, { status: 'done' }> }) {
  const { t, language } = useWords()
  const catalogue = useAppState((state) => state.catalogue)
  const text = useAppState((state) => (pin.kind === 'template' ? (state.templateTexts[pin.template] ?? '') : ''))
  if (run.seen === dataStateOf(catalogue) && run.text === text) return null
  return (
    <div className={styles.stale} role="status">
      <span>{t('pin.stale', { time: formatTime(run.ranAt, language) })}</span>
      <RunAgain id={pin.id} />
    </div>
  )
}

function RunAgain({ id }: { id: string }) {
  const { t } = useWords()
  const actions = useActions()
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        void actions.pins.runAgain(id)
      }}
    >
      {t('pin.runAgain')}
    </Button>
  )
}
