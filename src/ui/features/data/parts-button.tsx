import { Popover, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import { formatCount, formatPeriod, formatTime } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './parts-button.module.css'

/** The imports that a table is made of, newest period first: file, sheet, rows, when. */
export function PartsButton({ dataset }: { dataset: Dataset }) {
  const { t, language } = useWords()
  const parts = [...dataset.parts].reverse()
  const label = t('data.parts.open', { count: parts.length, n: formatCount(parts.length) })
  return (
    <Popover position="bottom-start" shadow="md" width={820} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.open}>
          {label}
          <IconChevronDown size={12} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={t('data.parts.title')}>
        <div className={styles.scroller} role="region" aria-label={t('data.parts.title')} tabIndex={0} data-autofocus>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('data.column.period')}</th>
                <th scope="col">{t('data.parts.column.file')}</th>
                <th scope="col">{t('data.parts.column.sheet')}</th>
                <th scope="col">{t('data.parts.column.range')}</th>
                <th scope="col" data-numeric="true">
                  {t('data.column.rows')}
                </th>
                <th scope="col">{t('data.column.loadedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ version, period, constants, source, rowCount, loadedAt }) => (
                <tr key={version}>
                  <th scope="row">
                    {[
                      period === null ? t('data.noPeriod') : formatPeriod(period, language),
                      ...constants.map(({ value }) => value),
                    ].join(' · ')}
                  </th>
                  <td title={source.path + source.file}>{source.file}</td>
                  <td title={source.sheet}>{source.sheet}</td>
                  <td>{source.range}</td>
                  <td data-numeric="true">{formatCount(rowCount)}</td>
                  <td>{formatTime(loadedAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
