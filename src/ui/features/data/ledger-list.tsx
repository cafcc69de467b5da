import { Popover, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ImportLedger } from '../../../core/dataset/dataset.ts'
import type { ReadReason } from '../../../core/workbook/read-column-values.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './ledger-list.module.css'

/** A reason that is worth an entry. */
type EntryReason = Exclude<ReadReason, 'same' | 'empty'>

/** What the import changed or left empty: the counts, and a press away each cell with its address. */
export function LedgerList({ ledger }: { ledger: ImportLedger }) {
  const { t } = useWords()
  const counts = t('data.table.ledger', {
    cells: formatCount(ledger.cellsRead),
    converted: formatCount(ledger.converted),
    emptied: formatCount(ledger.emptied),
    leftOut: formatCount(ledger.rowsLeftOut),
  })
  return (
    <Popover position="bottom-start" shadow="md" width={620} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.counts}>
          {counts}
          <IconChevronDown size={12} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={t('data.ledger.title')}>
        {ledger.entries.length === 0 ? <p className={styles.note}>{t('data.ledger.none')}</p> : <EntryTable ledger={ledger} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function EntryTable({ ledger }: { ledger: ImportLedger }) {
  const { t } = useWords()
  const shown = ledger.entries.length
  const total = formatCount(ledger.total)
  return (
    <>
      <div className={styles.scroller} role="region" aria-label={t('data.ledger.title')} tabIndex={0} data-autofocus>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('data.ledger.column.cell')}</th>
              <th scope="col">{t('data.ledger.column.before')}</th>
              <th scope="col">{t('data.ledger.column.after')}</th>
              <th scope="col">{t('data.ledger.column.what')}</th>
            </tr>
          </thead>
          <tbody>
            {ledger.entries.map(({ cell, before, after, what }) => (
              <tr key={cell}>
                <th scope="row">{cell}</th>
                <td title={before}>{before}</td>
                <td title={after}>{after === '' ? <span className={styles.empty}>{t('data.ledger.empty')}</span> : after}</td>
                <td>{t(`data.ledger.reason.${what as EntryReason}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>{shown < ledger.total ? t('data.ledger.some', { total, shown: formatCount(shown) }) : t('data.ledger.all', { total })}</p>
    </>
  )
}
