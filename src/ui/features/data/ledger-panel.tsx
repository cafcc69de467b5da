import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconDownload } from '@tabler/icons-react'
import { ledgerGroups } from '../../../core/dataset/import-ledger.ts'
import type { ImportLedger, LedgerItem, LedgerSample } from '../../../core/dataset/import-ledger.ts'
import { formatCount } from '../../../i18n/format.ts'
import type { Translator } from '../../../i18n/translate.ts'
import { formatValue } from '../../grid/grid-source.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { downloadFile } from '../../kit/download-file.ts'
import { ledgerPage, ledgerSheets } from './ledger-page.ts'
import styles from './ledger-panel.module.css'

/** The ledger of one table: checks first, then every kind of entry with counts, addresses and samples. */
export function LedgerPanel({ name, ledger }: { name: string; ledger: ImportLedger }) {
  const { t } = useWords()
  const actions = useActions()
  const save = (kind: 'xlsx' | 'csv'): void => {
    const title = t('data.ledger.fileName', { name })
    const file = `${title}.${kind}`
    const written =
      kind === 'xlsx'
        ? actions.exports.pagesXlsx(file, title, ledgerSheets(ledger, t))
        : actions.exports.pageCsv(file, ledgerPage(ledger, t))
    void written.then((blob) => {
      if (blob !== undefined) downloadFile(blob, file)
    })
  }
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('data.ledger.title')}</h2>
        <Group gap="xs">
          {(['xlsx', 'csv'] as const).map((kind) => (
            <Button
              key={kind}
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} stroke={1.5} aria-hidden="true" />}
              onClick={() => save(kind)}
            >
              {t(kind === 'xlsx' ? 'data.ledger.exportXlsx' : 'data.ledger.exportCsv')}
            </Button>
          ))}
        </Group>
      </header>
      <div className={styles.scroller} role="region" aria-label={t('data.ledger.title')} tabIndex={0} data-autofocus>
        <Checks ledger={ledger} />
        {ledger.items.length === 0 && <p className={styles.check}>{t('data.ledger.none')}</p>}
        {ledgerGroups.map((group) => {
          const items = ledger.items.filter((item) => item.group === group)
          return items.length === 0 ? null : (
            <section key={group} aria-label={t(`data.ledger.group.${group}`)}>
              <h3 className={styles.group}>
                {t(`data.ledger.group.${group}`)}
                <span className={styles.count}>{formatCount(items.reduce((sum, { count }) => sum + count, 0))}</span>
              </h3>
              <ul className={styles.items}>
                {items.map((item) => (
                  <ItemLine
                    key={`${item.from ?? ''} ${item.column ?? ''} ${item.event} ${item.mark ?? ''}`}
                    item={item}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </>
  )
}

function Checks({ ledger }: { ledger: ImportLedger }) {
  const { t } = useWords()
  const { sums, totals } = ledger
  const agreeing = totals.compared - totals.differences.length
  return (
    <>
      {sums.length > 0 && (
        <p className={styles.check}>
          <IconCheck size={14} stroke={1.75} aria-hidden="true" />
          {sums.length === 1 ? t('data.ledger.sumsOne') : t('data.ledger.sums', { count: sums.length })}
        </p>
      )}
      {agreeing > 0 && (
        <p className={styles.check}>
          <IconCheck size={14} stroke={1.75} aria-hidden="true" />
          {t('data.ledger.totalsAgree', { count: formatCount(agreeing) })}
        </p>
      )}
      {totals.differences.length > 0 && (
        <section aria-label={t('data.ledger.totalsDiffer')}>
          <h3 className={styles.group} data-tone="warn">
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
            {t('data.ledger.totalsDiffer')}
            <span className={styles.count}>{formatCount(totals.differences.length)}</span>
          </h3>
          <ul className={styles.items}>
            {totals.differences.map((found) => (
              <li key={`${found.from ?? ''} ${found.cell}`} className={styles.total}>
                {found.from !== undefined && <span className={styles.from}>{found.from}</span>}
                {t('data.ledger.totalLine', {
                  cell: found.cell,
                  label: found.label,
                  column: found.column,
                  printed: formatValue(found.printed),
                  sum: formatValue(found.sum),
                  difference: formatValue(Number((found.printed - found.sum).toPrecision(12))),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ItemLine({ item }: { item: LedgerItem }) {
  const { t } = useWords()
  const more = item.unlisted > 0 ? t('data.ledger.more', { count: formatCount(item.unlisted) }) : ''
  // A mark is its own sample, and few samples with their cells need no list of cells beside them.
  const samples = item.mark === null ? item.samples : []
  const covered = samples.length >= item.count
  const cells = item.column === null ? t('data.ledger.rows', { rows: writeRows(item.cells) }) : item.cells
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <span className={styles.event}>
          {t(`data.ledger.event.${item.event}`)}
          {item.mark !== null && <span className={styles.mark}>{t('data.ledger.mark', { mark: item.mark })}</span>}
        </span>
        {item.column !== null && <span className={styles.column}>{item.column}</span>}
        <span className={styles.count}>{formatCount(item.count)}</span>
      </div>
      {item.from !== undefined && <p className={styles.from}>{item.from}</p>}
      {!covered && (
        <p className={styles.cells} title={cells.slice(0, 2000)}>
          {cells.slice(0, 400)}
          {cells.length > 400 && '…'}
          {more}
        </p>
      )}
      {samples.length > 0 && (
        <p className={styles.samples}>
          {samples.map((sample) => (
            <span key={sample.cell} className={styles.sample}>
              {sampleText(item, sample, t)}
            </span>
          ))}
        </p>
      )}
    </li>
  )
}

/** `7:7, 9:12` as `7, 9–12`. */
function writeRows(ranges: string): string {
  return ranges.replaceAll(/(\d+):(\d+)/gu, (_, from: string, to: string) => (from === to ? from : `${from}–${to}`))
}

function sampleText(item: LedgerItem, { cell, before, after }: LedgerSample, t: Translator['t']): string {
  if (item.event === 'duplicate-row') return t('data.ledger.repeats', { row: writeRows(cell), of: writeRows(before) })
  if (item.group === 'left-out' || item.group === 'apart') return t('data.ledger.only', { cell, before })
  return t('data.ledger.change', { cell, before, after: after === '' ? t('data.ledger.empty') : after })
}
