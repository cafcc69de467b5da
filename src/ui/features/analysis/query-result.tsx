import { Button } from '@mantine/core'
import { IconCode } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { suggestChart } from '../../../core/chart/suggest-chart.ts'
import type { ChartChoice } from '../../../core/chart/suggest-chart.ts'
import type { ResultRun, SchemaTable } from '../../../state/actions/results.ts'
import { formatCount, formatSeconds } from '../../../i18n/format.ts'
import { queryPin } from '../../../state/pin.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import type { Run } from '../../hooks/use-run.ts'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { ResultSkeleton } from '../../result/engine-wait.tsx'
import { layoutQueryChart } from '../../result/layout-query-chart.ts'
import { PinButton } from '../../result/pin-button.tsx'
import { PlainFailure } from '../../result/plain-failure.tsx'
import { ResultView } from '../../result/result-view.tsx'
import { quoteName } from '../../sql/quote-name.ts'
import { ChartControls } from './chart-controls.tsx'
import styles from './query-result.module.css'

/** What became of the query: nothing yet, a failure as a sentence, or the result view. */
export function QueryResult({
  run,
  schema,
  onRun,
}: {
  run: Run<ResultRun>
  schema: SchemaTable[]
  onRun: (sql: string) => void
}) {
  const { value, failure, running } = run
  if (failure !== null && !running) return <PlainFailure failure={failure} />
  if (value === null) return running ? <ResultSkeleton /> : <NothingYet schema={schema} onRun={onRun} />
  return <ShownResult value={value} running={running} />
}

function ShownResult({ value, running }: { value: ResultRun; running: boolean }) {
  const { t, language } = useWords()
  const { info, page } = value
  const title = t('analysis.resultTitle')
  // A choice belongs to the result for which it was made; a new one begins with a suggestion.
  const [choice, setChoice] = useState<{ result: string; chart: ChartChoice } | null>(null)
  const picked = useMemo(
    () => (choice?.result === info.result ? choice.chart : suggestChart(page)),
    [choice, info.result, page],
  )
  const content = useMemo(
    () => ({ title, info, page, table: null, chart: layoutQueryChart(page, picked, title, language) }),
    [title, info, page, picked, language],
  )
  const facts = [
    formatSeconds(info.elapsedMs, language),
    t('result.rows', { rows: formatCount(info.totalRows) }),
    t('result.columns', { columns: formatCount(info.columns.length) }),
  ]
  return (
    <ResultView
      content={content}
      busy={running}
      facts={<span role="status">{facts.join(' · ')}</span>}
      pin={<PinButton pin={queryPin(info.sql, picked)} rows={{ kind: 'query', run: value }} busy={running} />}
      chartControls={
        <ChartControls
          page={page}
          chart={picked}
          onChange={(chart) => {
            setChoice({ result: info.result, chart })
          }}
        />
      }
    />
  )
}

function NothingYet({ schema, onRun }: { schema: SchemaTable[]; onRun: (sql: string) => void }) {
  const { t } = useWords()
  const actions = useActions()
  const first = schema[0]
  const example = first === undefined ? null : `SELECT *\nFROM ${quoteName(first.table)}\nLIMIT 100`
  return (
    <EmptyNote
      icon={IconCode}
      title={t('analysis.nothingYet')}
      text={t('analysis.nothingYetText')}
      actions={
        example === null ? undefined : (
          <Button
            variant="default"
            onClick={() => {
              actions.results.keepSql(example)
              onRun(example)
            }}
          >
            {t('analysis.nothingYetExample')}
          </Button>
        )
      }
    >
      {example !== null && <pre className={styles.example}>{example}</pre>}
    </EmptyNote>
  )
}
