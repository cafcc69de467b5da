import { Button, UnstyledButton } from '@mantine/core'
import { IconPlus, IconRestore, IconTrash } from '@tabler/icons-react'
import { memo, useCallback } from 'react'
import type { LayoutCorrection } from '../../../core/workbook/table-layout.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import type { ImportFile, ReadSheet, TableDecision } from '../../../state/slices/imports.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import type { CellWish } from './use-active-cell.ts'
import { SheetGrid } from './sheet-grid.tsx'
import styles from './sheet-view.module.css'

type SheetViewProps = {
  file: ImportFile
  index: number
  sheet: ReadSheet
  tables: readonly TableDecision[]
  selected: TableDecision | null
  wish: CellWish | null
  currentColumn: number | null
  onColumn: (column: number) => void
}

/** The sheet in the middle: its name, its tables, the drawing. */
export const SheetView = memo(function SheetView(props: SheetViewProps) {
  const { file, index, sheet, tables, selected } = props
  const { t, error, language } = useWords()
  const actions = useActions().imports
  const period = selected?.choice.period ?? null
  const { key } = file
  const shownTable = selected?.table
  const select = useCallback(
    (table: number): void => {
      actions.select({ file: key, sheet: index, table })
    },
    [actions, key, index],
  )
  const correct = useCallback(
    (correction: LayoutCorrection): void => {
      if (shownTable !== undefined) void actions.correct({ file: key, sheet: index, table: shownTable }, correction)
    },
    [actions, key, index, shownTable],
  )
  const last = tables.at(-1)?.choice.layout.range.bottom ?? -1
  const addBelow = (): void => {
    void actions.addTable(file.key, index, firstGuess(sheet, last + 1))
  }
  return (
    <section className={styles.view} aria-label={sheet.name}>
      <header className={styles.head}>
        <div className={styles.names}>
          <h1 className={styles.title} title={`${file.path}${file.name} › ${sheet.name}`}>
            <span className={styles.file}>{file.name}</span>
            <span className={styles.sheet}>{sheet.name}</span>
          </h1>
          {period !== null && (
            <span className={styles.period}>{`${t('review.table.period')} ${formatPeriod(period, language)}`}</span>
          )}
        </div>
        <div className={styles.tools}>
          {selected !== null && isChanged(selected, sheet) && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconRestore size={14} stroke={1.5} aria-hidden="true" />}
              onClick={() => {
                actions.resetTable({ file: file.key, sheet: index, table: selected.table })
              }}
            >
              {t('review.sheet.reset')}
            </Button>
          )}
          {selected?.byHand === true && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={14} stroke={1.5} aria-hidden="true" />}
              onClick={() => {
                actions.removeTable({ file: file.key, sheet: index, table: selected.table })
              }}
            >
              {t('review.sheet.removeTable')}
            </Button>
          )}
          {tables.length > 0 && last + 2 < sheet.rowCount && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
              onClick={addBelow}
            >
              {t('review.sheet.addTable')}
            </Button>
          )}
        </div>
      </header>
      {tables.length > 1 && (
        <div className={styles.tabs} role="group" aria-label={t('review.sheet.tabs')}>
          {tables.map(({ table, choice }) => (
            <UnstyledButton
              key={table}
              className={styles.tab}
              aria-pressed={table === selected?.table}
              title={choice.name}
              onClick={() => {
                select(table)
              }}
            >
              {`${t('review.files.table', { number: table + 1 })} ${choice.layout.title}`}
            </UnstyledButton>
          ))}
        </div>
      )}
      {tables.length === 0 && sheet.rowCount > 0 && (
        <div className={styles.none}>
          <p>{`${error('workbook/no-table', { file: file.name, sheet: sheet.name })} ${t('review.sheet.noTable')}`}</p>
          <Button size="xs" onClick={addBelow}>
            {t('review.sheet.markTable', { row: firstGuess(sheet, 0).headerRows[0] + 1 })}
          </Button>
        </div>
      )}
      {tables.length > 0 && <p className={styles.hint}>{t('review.sheet.hint')}</p>}
      {sheet.rowCount > 0 && sheet.columnCount > 0 ? (
        <SheetGrid
          key={`${file.key}:${String(index)}`}
          file={file.key}
          index={index}
          sheet={sheet}
          tables={tables}
          selected={selected}
          wish={props.wish}
          currentColumn={props.currentColumn}
          onSelectTable={select}
          onColumn={props.onColumn}
          onCorrect={correct}
        />
      ) : (
        <p className={styles.nothing}>{t('review.files.emptySheet')}</p>
      )}
    </section>
  )
})

/** True where the user changed anything about a found table. */
function isChanged({ byHand, table, choice }: TableDecision, sheet: ReadSheet): boolean {
  const found = sheet.layout.tables[table]
  return !byHand && (choice.layout !== found || choice.columns !== found.columns)
}

/** A first guess for a table by hand: one header row, everything below is data, all columns. */
function firstGuess(
  sheet: ReadSheet,
  from: number,
): { headerRows: [number, number]; dataRows: [number, number]; leftColumn: number; rightColumn: number } {
  const header = Math.max(0, Math.min(from, sheet.rowCount - 2))
  return {
    headerRows: [header, header],
    dataRows: [Math.min(header + 1, sheet.rowCount - 1), sheet.rowCount - 1],
    leftColumn: 0,
    rightColumn: sheet.columnCount - 1,
  }
}
