import { Tabs, UnstyledButton } from '@mantine/core'
import { IconArrowDownRight, IconChartBar, IconCode, IconFileInfo, IconTable } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { countRowsRead } from '../../core/result/loaded-inputs.ts'
import { formatCount } from '../../i18n/format.ts'
import { useWords } from '../hooks/use-app.ts'
import { ChartPanel } from './chart-panel.tsx'
import { EmptyResult } from './empty-result.tsx'
import { ExportMenu } from './export-menu.tsx'
import './print.css'
import { PrintTableView } from './print-table-view.tsx'
import type { ResultContent } from './result-content.ts'
import { ResultGrid } from './result-grid.tsx'
import styles from './result-view.module.css'
import { SourceView } from './source-view.tsx'
import { SqlView } from './sql-view.tsx'

/** `facts` are a few words on the run; `emptyReason` says why there are no rows, where that is known; `busy` while a newer result is computed;
 * `pin` keeps the result in view elsewhere; `onDrill` leads from a row to what it was computed from. */
export type ResultViewProps = {
  content: ResultContent
  busy: boolean
  facts: ReactNode
  emptyReason?: string | null
  chartControls?: ReactNode
  pin?: ReactNode
  onDrill?: ((row: number) => void) | undefined
}

/** One view for every result: table, chart, SQL, source, and one way to take it away. */
export function ResultView({
  content,
  busy,
  facts,
  emptyReason = null,
  chartControls = null,
  pin = null,
  onDrill,
}: ResultViewProps) {
  const { t } = useWords()
  const [tab, setTab] = useState('table')
  return (
    <Tabs
      className={styles.view ?? ''}
      value={tab}
      onChange={(next) => {
        setTab(next ?? 'table')
      }}
      keepMounted={false}
      aria-busy={busy}
    >
      <div className={styles.bar}>
        <Tabs.List aria-label={t('result.tabs.label')} className={styles.tabs ?? ''}>
          <Tabs.Tab value="table" leftSection={<IconTable size={16} stroke={1.5} aria-hidden="true" />}>
            {t('result.tabs.table')}
          </Tabs.Tab>
          <Tabs.Tab value="chart" leftSection={<IconChartBar size={16} stroke={1.5} aria-hidden="true" />}>
            {t('result.tabs.chart')}
          </Tabs.Tab>
          <Tabs.Tab value="sql" leftSection={<IconCode size={16} stroke={1.5} aria-hidden="true" />}>
            {t('result.tabs.sql')}
          </Tabs.Tab>
          <Tabs.Tab value="source" leftSection={<IconFileInfo size={16} stroke={1.5} aria-hidden="true" />}>
            {t('result.tabs.source')}
          </Tabs.Tab>
        </Tabs.List>
        <div className={styles.facts}>{facts}</div>
        {pin}
        <ExportMenu content={content} busy={busy} />
      </div>
      <div className={styles.body} data-busy={busy}>
        <Tabs.Panel value="table">
          <TableTab
            content={content}
            emptyReason={emptyReason}
            onDrill={onDrill}
            onSource={() => {
              setTab('source')
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="chart">
          {chartControls}
          <ChartPanel content={content} large />
        </Tabs.Panel>
        <Tabs.Panel value="sql">
          <SqlView sql={content.info.sql} />
        </Tabs.Panel>
        <Tabs.Panel value="source">
          <SourceView info={content.info} />
        </Tabs.Panel>
      </div>
    </Tabs>
  )
}

type TableTabProps = Pick<ResultViewProps, 'onDrill'> & {
  content: ResultContent
  emptyReason: string | null
  onSource: () => void
}

function TableTab({ content, emptyReason, onDrill, onSource }: TableTabProps) {
  const { t } = useWords()
  const { info, table, chart, title } = content
  if (info.totalRows === 0) return <EmptyResult info={info} reason={emptyReason} />
  if (table === null) {
    return (
      <>
        {info.origin.templateId !== null && (
          <p className={styles.notice}>{t('result.tooLong', { rows: formatCount(info.totalRows) })}</p>
        )}
        <ResultGrid info={info} label={title} />
      </>
    )
  }
  return (
    <div className={styles.sheets} data-print-sheet>
      <section className={styles.tableSheet} aria-label={t('result.tableLabel')}>
        <PrintTableView
          table={table}
          onDrill={onDrill}
          wayDown={
            <UnstyledButton className={styles.wayDown} onClick={onSource}>
              {t('result.wayDown', { rows: formatCount(countRowsRead(info.origin)) })}
              <IconArrowDownRight size={14} stroke={1.5} aria-hidden="true" />
            </UnstyledButton>
          }
        />
      </section>
      {chart !== null && (
        <div className={styles.chartSheet}>
          <ChartPanel content={content} large={false} />
        </div>
      )}
    </div>
  )
}
