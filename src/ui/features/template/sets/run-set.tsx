import { Button, Select } from '@mantine/core'
import { IconFileSpreadsheet, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { TemplateSet } from '../../../../core/dataset/template-set.ts'
import { formatPeriod } from '../../../../i18n/format.ts'
import { useActions, useAppState, useWords } from '../../../hooks/use-app.ts'
import { useRun } from '../../../hooks/use-run.ts'
import { downloadFile } from '../../../kit/download-file.ts'
import { drawChartFile } from '../../../result/chart-file.ts'
import { SetLines } from './set-lines.tsx'
import styles from './sets-page.module.css'
import { useReasons } from './use-reasons.ts'

/** Runs a set for a month, says what became of each template, and takes all away as one workbook. */
export function RunSet({ set, onEdit }: { set: TemplateSet; onEdit: () => void }) {
  const { t, language } = useWords()
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue.version)
  const ready = useAppState((state) => state.engine.status === 'ready')
  const run = useAppState((state) => (state.setRun?.set === set.id ? state.setRun : null))
  const busy = useAppState((state) => state.setRun?.running === true)
  const library = useAppState((state) => state.library === 'ready')
  const asking = ready && library ? JSON.stringify([set.templates, catalogue]) : null
  const reading = useRun(asking, () => actions.sets.readMonths(set))
  const months = reading.value ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const month = picked ?? run?.month ?? months[0] ?? null
  const reasons = useReasons(run)
  const done = run?.lines.filter(({ outcome }) => outcome.status === 'done').length ?? 0
  const takeAway = async (): Promise<void> => {
    if (run === null) return
    const title = `${set.name} ${formatPeriod(run.month, language)}`
    const workbook = await actions.sets.writeWorkbook(title, reasons)
    if (workbook !== undefined) downloadFile(workbook, `${title}.xlsx`)
  }
  return (
    <>
      <h1 className={styles.heading}>{set.name}</h1>
      <p className={styles.lead}>{t('template.set.runText', { count: set.templates.length })}</p>
      <div className={styles.bar}>
        <Select
          className={styles.month ?? ''}
          label={t('template.set.month')}
          data={months.map((value) => ({ value, label: formatPeriod(value, language) }))}
          value={month}
          allowDeselect={false}
          placeholder={t(reading.running ? 'template.set.monthsReading' : 'template.set.noMonth')}
          onChange={setPicked}
        />
        <Button
          disabled={!ready || month === null || busy}
          loading={run?.running === true}
          leftSection={<IconPlayerPlay size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            if (month !== null) void actions.sets.run(set, month, (chart) => drawChartFile(chart, 'png', language))
          }}
        >
          {t('template.set.run')}
        </Button>
        <Button
          variant="default"
          disabled={run === null || run.running || done === 0}
          leftSection={<IconFileSpreadsheet size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            void takeAway()
          }}
        >
          {t('template.set.workbook')}
        </Button>
        <div className={styles.space} />
        <Button
          variant="subtle"
          leftSection={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
          onClick={onEdit}
        >
          {t('template.set.edit')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            void actions.sets.remove(set)
          }}
        >
          {t('template.own.remove')}
        </Button>
      </div>
      <SetLines set={set} run={run} reasons={reasons} />
    </>
  )
}
