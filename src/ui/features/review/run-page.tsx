import { Button, Progress } from '@mantine/core'
import { IconArrowLeft, IconCopy, IconFileText, IconPlayerStop } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { formatCount, formatSeconds, formatTime } from '../../../i18n/format.ts'
import { summariseRun } from '../../../state/selectors/summarise-run.ts'
import type { RunSummary } from '../../../state/selectors/summarise-run.ts'
import type { ImportRun } from '../../../state/slices/imports.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { copyText } from '../../kit/copy-text.ts'
import { downloadFile } from '../../kit/download-file.ts'
import { RunNeeds } from './run-needs.tsx'
import styles from './run-page.module.css'
import { RunTables } from './run-tables.tsx'
import { RunEntries } from './run-entries.tsx'
import { runSummary, runText } from './run-text.ts'

/** One press on load: how far it is, and its report. */
export function RunPage({ run }: { run: ImportRun }) {
  const { t } = useWords()
  const summary = useMemo(() => summariseRun(run), [run])
  const { byOutcome } = summary
  return (
    <div className={styles.page}>
      <div className={styles.content}>
        <RunHead run={run} summary={summary} />
        {run.status !== 'running' && <RunNeeds run={run} summary={summary} />}
        <RunTables run={run} summary={summary} />
        <RunEntries title={t('review.run.section.replaced')} entries={byOutcome.replaced} open />
        <RunEntries title={t('review.run.section.unchanged')} entries={byOutcome.unchanged} />
        <RunEntries title={t('review.run.section.left-out')} entries={byOutcome['left-out']} />
      </div>
    </div>
  )
}

function RunHead({ run, summary }: { run: ImportRun; summary: RunSummary }) {
  const words = useWords()
  const { t, language } = words
  const running = run.status === 'running'
  const { done, planned, byOutcome } = summary
  const building = byOutcome.building.map(({ file }) => file)
  return (
    <header className={styles.head}>
      <div className={styles.titles}>
        <h1 className={styles.title}>
          {t(running ? 'review.run.running' : run.status === 'stopped' ? 'review.run.stopped' : 'review.run.title')}
        </h1>
        <p className={styles.summary} role="status">
          {running
            ? t('review.run.progress', { done: formatCount(done), total: formatCount(planned) })
            : runSummary(summary.parts, summary.rows, words)}
          {run.endedAt !== null && (
            <span className={styles.quiet}>
              {` · ${formatTime(run.endedAt, language)} · ${t('review.run.took', { seconds: formatSeconds(Date.parse(run.endedAt) - Date.parse(run.startedAt), language) })}`}
            </span>
          )}
        </p>
      </div>
      {running ? <StopButton /> : <RunButtons run={run} />}
      {running && (
        <div className={styles.progress}>
          <Progress
            size={6}
            value={planned === 0 ? 100 : (100 * done) / planned}
            aria-label={t('review.run.running')}
            transitionDuration={120}
          />
          <p className={styles.quiet}>
            {building.length === 0 ? t('review.run.stopHint') : [...new Set(building)].slice(0, 4).join(' · ')}
          </p>
        </div>
      )}
    </header>
  )
}

function StopButton() {
  const { t } = useWords()
  const cancel = useAppState((state) => state.tasks.at(-1)?.cancel ?? null)
  return (
    <Button
      variant="default"
      disabled={cancel === null}
      title={t('review.run.stopHint')}
      leftSection={<IconPlayerStop size={15} stroke={1.5} aria-hidden="true" />}
      onClick={() => {
        cancel?.()
      }}
    >
      {t('review.run.stop')}
    </Button>
  )
}

function RunButtons({ run }: { run: ImportRun }) {
  const words = useWords()
  const { t, language } = words
  const actions = useActions()
  const files = useAppState((state) => state.importFiles.length)
  const [copied, setCopied] = useState(false)
  return (
    <div className={styles.buttons}>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconCopy size={15} stroke={1.5} aria-hidden="true" />}
        onClick={() => {
          setCopied(copyText(runText(run, words)))
        }}
      >
        {t(copied ? 'review.run.copied' : 'review.run.copy')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconFileText size={15} stroke={1.5} aria-hidden="true" />}
        onClick={() => {
          const name = t('review.run.fileName', { time: formatTime(run.startedAt, language) })
          // With a byte order mark: the editors of an office open it right away.
          downloadFile(new Blob(['\ufeff', runText(run, words)], { type: 'text/plain;charset=utf-8' }), name)
        }}
      >
        {t('review.run.save')}
      </Button>
      {files > 0 && (
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={15} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            actions.imports.showRun(false)
          }}
        >
          {t('review.run.toReview', { n: formatCount(files) })}
        </Button>
      )}
      <Button
        onClick={() => {
          actions.session.go({ page: 'data' })
        }}
      >
        {t('review.run.toData')}
      </Button>
    </div>
  )
}
