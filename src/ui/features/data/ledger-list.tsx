import { Popover, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ImportLedger } from '../../../core/dataset/import-ledger.ts'
import { formatCount } from '../../../i18n/format.ts'
import type { Translator } from '../../../i18n/translate.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './ledger-list.module.css'
import { LedgerPanel } from './ledger-panel.tsx'

/** What the import changed or left empty: the counts, and a press away every kind with its addresses. */
export function LedgerList({ name, ledger }: { name: string; ledger: ImportLedger }) {
  const { t } = useWords()
  return (
    <Popover position="bottom-start" shadow="md" width={760} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.counts}>
          {countText(ledger, t)}
          <IconChevronDown size={12} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={t('data.ledger.title')}>
        <LedgerPanel name={name} ledger={ledger} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Counts that are rarely anything but 0 are named only where they are not. */
function countText(ledger: ImportLedger, t: Translator['t']): string {
  const differing = ledger.totals.differences.length
  const rest = [
    ledger.keptApart > 0 ? t('data.table.ledgerApart', { count: ledger.keptApart }) : '',
    ledger.rowsLeftOut > 0 ? t('data.table.ledgerLeftOut', { count: ledger.rowsLeftOut }) : '',
    ledger.duplicateRows > 0 ? t('data.table.ledgerDuplicates', { count: ledger.duplicateRows }) : '',
    differing > 0 ? t('data.table.ledgerTotals', { count: differing }) : '',
  ].join('')
  const { cellsRead, converted, emptied } = ledger
  const counts = { cells: formatCount(cellsRead), converted: formatCount(converted), emptied: formatCount(emptied) }
  return t('data.table.ledger', { ...counts, rest })
}
