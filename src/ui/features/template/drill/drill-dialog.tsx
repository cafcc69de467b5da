import { Modal, Tabs } from '@mantine/core'
import { useState } from 'react'
import type { Value } from '../../../../core/result/page.ts'
import type { ParameterValue, Template } from '../../../../core/template/template.ts'
import { formatCount, formatPeriod } from '../../../../i18n/format.ts'
import type { DrillTarget } from '../../../../state/actions/templates.ts'
import { useActions, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { useRun } from '../../../hooks/use-run.ts'
import { ResultSkeleton } from '../../../result/engine-wait.tsx'
import { PlainFailure } from '../../../result/plain-failure.tsx'
import { ResultGrid } from '../../../result/result-grid.tsx'
import styles from './drill-dialog.module.css'

/** A row of a result with what the template was asked. */
export type DrilledRow = {
  template: Template
  parameters: Record<string, ParameterValue>
  cells: Record<string, Value>
  /** How the row is called in the printed table. */
  name: string
}

/** The rows of the loaded tables behind a row of a result, each with its file, sheet and row. */
export function DrillDialog({ row, onClose }: { row: DrilledRow; onClose: () => void }) {
  const { t, language } = useWords()
  const actions = useActions()
  const key = JSON.stringify([row.template.id, row.parameters, row.cells, language])
  const targets = useRun(key, () => actions.templates.drill(row.template, row.parameters, row.cells, language))
  return (
    <Modal
      opened
      size="min(1320px, 96vw)"
      title={t('template.drill.title', { name: row.name })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('template.own.close') }}
    >
      {targets.failure !== null ? (
        <PlainFailure failure={targets.failure} />
      ) : targets.value === null ? (
        <ResultSkeleton />
      ) : (
        <Targets targets={targets.value} />
      )}
    </Modal>
  )
}

function Targets({ targets }: { targets: DrillTarget[] }) {
  const { t } = useWords()
  const local = useLocalText()
  const [tab, setTab] = useState(targets[0]?.table ?? '')
  const shown = targets.find(({ table }) => table === tab)
  return (
    <>
      <p className={styles.hint}>{t('template.drill.hint')}</p>
      <Tabs
        value={tab}
        onChange={(next) => {
          setTab(next ?? '')
        }}
      >
        <Tabs.List aria-label={t('template.drill.tables')}>
          {targets.map(({ table, label }) => (
            <Tabs.Tab key={table} value={table}>
              {local(label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown !== undefined && (
          <Tabs.Panel value={shown.table}>
            <TargetRows key={shown.table} target={shown} />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  )
}

function TargetRows({ target }: { target: DrillTarget }) {
  const { t, language } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const title = local(target.label)
  const run = useRun(
    target.sql,
    () => actions.results.runSql(target.sql, title),
    {
      release: ({ info }) => {
        actions.results.release(info.result)
      },
    },
  )
  return (
    <>
      <div className={styles.filters}>
        {target.filters.map(({ label, value }) => (
          <span key={label.zh} className={styles.filter}>
            <span className={styles.field}>{local(label)}</span>
            {formatPeriod(value, language)}
          </span>
        ))}
        {target.filters.length === 0 && <span className={styles.field}>{t('template.drill.all')}</span>}
        {run.value !== null && (
          <span className={styles.count}>{t('result.rows', { rows: formatCount(run.value.info.totalRows) })}</span>
        )}
      </div>
      {run.failure !== null ? (
        <PlainFailure failure={run.failure} />
      ) : run.value === null ? (
        <ResultSkeleton />
      ) : run.value.info.totalRows === 0 ? (
        <p className={styles.hint}>{t('template.drill.none')}</p>
      ) : (
        <div className={styles.grid}>
          <ResultGrid info={run.value.info} label={title} />
        </div>
      )}
    </>
  )
}
