import { TextInput } from '@mantine/core'
import { columnLetter } from '../../../core/workbook/cell-address.ts'
import type { LayoutCorrection, TableLayout } from '../../../core/workbook/table-layout.ts'
import type { ReadSheet } from '../../../state/slices/imports.ts'
import { useWords } from '../../hooks/use-app.ts'
import { parseAddress } from './parse-address.ts'
import styles from './table-panel.module.css'
import { useDraft } from './use-draft.ts'

/** Rows and columns of a table as numbers and letters: the way without dragging. */
export function RangeFields({
  layout,
  sheet,
  onCorrect,
}: {
  layout: TableLayout
  sheet: ReadSheet
  onCorrect: (correction: LayoutCorrection) => void
}) {
  const { t } = useWords()
  const { headerRows, dataRows, range } = layout
  const row = (text: string): number | null =>
    /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= sheet.rowCount ? Number(text) - 1 : null
  const column = (text: string): number | null => {
    const at = parseAddress(`${text}1`)?.left ?? null
    return at !== null && at < sheet.columnCount ? at : null
  }
  // A bound beyond the other one takes it along; the data begin below the header.
  const setHeader = (first: number, last: number): void => {
    const dataFirst = Math.max(dataRows[0], last + 1)
    onCorrect({ headerRows: [first, last], dataRows: [dataFirst, Math.max(dataRows[1], dataFirst)] })
  }
  const editHeader = (text: string, move: (at: number) => [number, number]): void => {
    const at = row(text)
    if (text === '') onCorrect({ headerRows: null })
    else if (at !== null) setHeader(...move(at))
  }
  const editData = (text: string, move: (at: number) => [number, number]): void => {
    const at = row(text)
    if (at !== null) onCorrect({ dataRows: move(at) })
  }
  return (
    <fieldset className={styles.range}>
      <legend className={styles.legend}>{t('review.table.range')}</legend>
      <Pair
        label={t('review.table.headerRows')}
        first={{
          label: t('review.table.headerFirst'),
          text: headerRows === null ? '' : String(headerRows[0] + 1),
          commit: (text) => {
            editHeader(text, (at) => [at, Math.max(at, headerRows?.[1] ?? at)])
          },
        }}
        last={{
          label: t('review.table.headerLast'),
          text: headerRows === null ? '' : String(headerRows[1] + 1),
          commit: (text) => {
            editHeader(text, (at) => [Math.min(at, headerRows?.[0] ?? at), at])
          },
        }}
      />
      <Pair
        label={t('review.table.dataRows')}
        first={{
          label: t('review.table.dataFirst'),
          text: String(dataRows[0] + 1),
          commit: (text) => {
            editData(text, (at) => [at, Math.max(at, dataRows[1])])
          },
        }}
        last={{
          label: t('review.table.dataLast'),
          text: String(dataRows[1] + 1),
          commit: (text) => {
            editData(text, (at) => [Math.min(at, dataRows[0]), at])
          },
        }}
      />
      <Pair
        label={t('review.table.columns')}
        first={{
          label: t('review.table.columnFirst'),
          text: columnLetter(range.left),
          commit: (text) => {
            const at = column(text)
            if (at !== null && at <= range.right) onCorrect({ leftColumn: at })
          },
        }}
        last={{
          label: t('review.table.columnLast'),
          text: columnLetter(range.right),
          commit: (text) => {
            const at = column(text)
            if (at !== null && at >= range.left) onCorrect({ rightColumn: at })
          },
        }}
      />
    </fieldset>
  )
}

type Bound = { label: string; text: string; commit: (text: string) => void }

function Pair({ label, first, last }: { label: string; first: Bound; last: Bound }) {
  return (
    <div className={styles.pair}>
      <span className={styles.pairLabel}>{label}</span>
      <BoundField {...first} />
      <span aria-hidden="true">–</span>
      <BoundField {...last} />
    </div>
  )
}

function BoundField({ label, text, commit }: Bound) {
  const draft = useDraft(text, commit, true)
  return (
    <TextInput
      className={styles.bound ?? ''}
      classNames={{ input: styles.boundInput ?? '' }}
      size="xs"
      aria-label={label}
      title={label}
      {...draft}
    />
  )
}
