import { Button, Checkbox, Radio, TextInput, UnstyledButton } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { memo, useMemo, useRef, useState } from 'react'
import { parsePeriod } from '../../../core/base/period.ts'
import { columnLetter } from '../../../core/workbook/cell-address.ts'
import type { LayoutCorrection } from '../../../core/workbook/table-layout.ts'
import { formatCount, formatPeriod } from '../../../i18n/format.ts'
import { listDoubts, planLoad } from '../../../state/selectors/import-tables.ts'
import type { ReadSheet, TableDecision, TableRef } from '../../../state/slices/imports.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { Diagnostic } from '../../../core/base/diagnostic.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { ColumnList } from './column-list.tsx'
import { DoubtText } from './doubt-text.tsx'
import { RangeFields } from './range-fields.tsx'
import styles from './table-panel.module.css'
import { useDraft } from './use-draft.ts'

type TablePanelProps = {
  tableRef: TableRef
  decision: TableDecision
  sheet: ReadSheet
  notices: readonly Diagnostic[]
  twin: Dataset | null
  currentColumn: number | null
  onColumn: (column: number) => void
  onCell: (row: number, column: number) => void
}

/** Properties of one table: name, period, range, doubts, columns. */
export const TablePanel = memo(function TablePanel(props: TablePanelProps) {
  const { tableRef, decision, sheet, twin } = props
  const { choice } = decision
  const { t } = useWords()
  const actions = useActions().imports
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: above, height } = useElementSize<HTMLDivElement>()
  const name = useDraft(choice.name, (text) => {
    actions.renameTable(tableRef, text)
  })
  const doubts = listDoubts(decision)
  const tableDoubts = choice.layout.doubts
  const kept = choice.columns.filter(({ include }) => include).length
  const correct = (correction: LayoutCorrection): void => {
    void actions.correct(tableRef, correction)
  }
  return (
    <div ref={scroller} className={styles.panel}>
      <div ref={above}>
        <section className={styles.head} aria-label={t('review.table.heading')}>
          <TextInput className={styles.field ?? ''} label={t('review.table.name')} title={choice.name} {...name} />
          <NameConflict tableRef={tableRef} decision={decision} />
          <PeriodField tableRef={tableRef} decision={decision} />
          <RangeLine decision={decision} sheet={sheet} onCorrect={correct} />
          {twin !== null && <p className={styles.remark}>{t('review.table.twin', { name: twin.name })}</p>}
        </section>
        {(tableDoubts.length > 0 || doubts.length > 0 || props.notices.length > 0) && (
          <section
            className={styles.doubts}
            data-open={doubts.length > 0 && !decision.looked}
            aria-label={t('review.table.notices')}
          >
            {[...tableDoubts, ...props.notices].map((doubt, index) => (
              <p key={index} className={styles.doubt} data-level={decision.looked ? 'info' : doubt.level}>
                <DoubtText doubt={doubt} onCell={props.onCell} />
              </p>
            ))}
            {doubts.length > 0 && (
              <div className={styles.looked}>
                {decision.looked && (
                  <span>{t('review.table.lookedNote', { count: doubts.length, n: formatCount(doubts.length) })}</span>
                )}
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    actions.markLooked(tableRef, !decision.looked)
                  }}
                >
                  {t(decision.looked ? 'review.table.lookAgain' : 'review.table.looked')}
                </Button>
              </div>
            )}
          </section>
        )}
        <div className={styles.columnsHead}>
          <Checkbox
            size="xs"
            checked={kept === choice.columns.length}
            indeterminate={kept > 0 && kept < choice.columns.length}
            aria-label={t('review.column.all')}
            onChange={(event) => {
              actions.includeColumns(tableRef, event.currentTarget.checked)
            }}
          />
          <h2 className={styles.heading}>
            {kept === choice.columns.length
              ? t('review.column.heading', { count: kept, n: formatCount(kept) })
              : t('review.column.headingSome', { n: formatCount(kept), total: formatCount(choice.columns.length) })}
          </h2>
        </div>
      </div>
      <ColumnList
        columns={choice.columns}
        found={choice.layout.columns}
        looked={decision.looked}
        current={props.currentColumn}
        scroller={scroller}
        offset={height}
        onChange={(index, change) => {
          actions.changeColumn(tableRef, index, change)
        }}
        onRetype={(index, type) => actions.retypeColumn(tableRef, index, type)}
        onShow={props.onColumn}
        onCell={props.onCell}
      />
    </div>
  )
})

/** The range in words; its fields come when they are wanted. */
function RangeLine({
  decision,
  sheet,
  onCorrect,
}: {
  decision: TableDecision
  sheet: ReadSheet
  onCorrect: (correction: LayoutCorrection) => void
}) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { headerRows, dataRows, range, unit } = decision.choice.layout
  const span = ([first, last]: readonly [number, number]): string =>
    first === last ? String(first + 1) : `${String(first + 1)}\u2013${String(last + 1)}`
  const params = { data: span(dataRows), columns: `${columnLetter(range.left)}\u2013${columnLetter(range.right)}` }
  return (
    <>
      <div className={styles.rangeLine}>
        <span>
          {headerRows === null
            ? t('review.table.rangeNoHeader', params)
            : t('review.table.rangeOf', { ...params, header: span(headerRows) })}
        </span>
        <UnstyledButton
          className={styles.link}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open)
          }}
        >
          {t(open ? 'review.table.hideRange' : 'review.table.changeRange')}
        </UnstyledButton>
      </div>
      {open && (
        <RangeFields key={rangeKey(decision)} layout={decision.choice.layout} sheet={sheet} onCorrect={onCorrect} />
      )}
      {unit !== null && <p className={styles.remark}>{t('review.table.unit', { unit })}</p>}
    </>
  )
}

/** New fields for a new range: typed text that was not committed is gone with the old one. */
function rangeKey({ choice: { layout } }: TableDecision): string {
  return JSON.stringify([layout.headerRows, layout.dataRows, layout.range.left, layout.range.right])
}

function NameConflict({ tableRef, decision }: { tableRef: TableRef; decision: TableDecision }) {
  const { t } = useWords()
  const actions = useActions().imports
  const files = useAppState((state) => state.importFiles)
  const catalogue = useAppState((state) => state.catalogue)
  const own = useMemo(
    () =>
      planLoad(files, catalogue).find(
        ({ ref }) => ref.file === tableRef.file && ref.sheet === tableRef.sheet && ref.table === tableRef.table,
      ),
    [files, catalogue, tableRef],
  )
  if (own === undefined) return null
  const namesake =
    own.replaces ??
    catalogue.datasets.find(({ name }) => name.toLowerCase() === decision.choice.name.trim().toLowerCase())
  if (namesake === undefined)
    return own.renamed ? <p className={styles.remark}>{t('review.table.renamed', { name: own.name })}</p> : null
  return (
    <Radio.Group
      className={styles.taken ?? ''}
      size="xs"
      label={t('review.table.taken', { name: namesake.name })}
      value={decision.onTaken}
      onChange={(value) => {
        actions.decideTaken(tableRef, value === 'replace' ? 'replace' : 'keep-both')
      }}
    >
      <Radio
        size="xs"
        value="keep-both"
        label={
          own.renamed
            ? t('review.table.keepBoth', { name: own.name })
            : t('review.table.keepBoth', { name: `${decision.choice.name} (2)` })
        }
      />
      <Radio size="xs" value="replace" label={t('review.table.replace')} />
    </Radio.Group>
  )
}

function PeriodField({ tableRef, decision }: { tableRef: TableRef; decision: TableDecision }) {
  const { t, language } = useWords()
  const actions = useActions().imports
  const { period, layout } = decision.choice
  const [wrong, setWrong] = useState(false)
  const draft = useDraft(
    period === null ? '' : formatPeriod(period, language),
    (text) => {
      const parsed = text === '' ? null : parsePeriod(text)
      setWrong(text !== '' && parsed === null)
      if (text === '' || parsed !== null) actions.setPeriod(tableRef, parsed?.value ?? null)
    },
    true,
  )
  const from = period !== null && period === layout.period?.value ? layout.period.from : period === null ? null : 'user'
  return (
    <TextInput
      className={styles.field ?? ''}
      label={t('review.table.period')}
      placeholder={t('review.table.noPeriod')}
      description={
        from === null
          ? t('review.table.periodHint')
          : t('review.table.periodFrom', { from: t(`review.table.from.${from}`) })
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={wrong ? t('review.table.periodBad') : undefined}
      {...draft}
    />
  )
}
