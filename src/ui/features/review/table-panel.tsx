import { Button, Checkbox, TextInput, UnstyledButton } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { memo, useRef, useState } from 'react'
import { parsePeriod } from '../../../core/base/period.ts'
import { columnLetter } from '../../../core/workbook/cell-address.ts'
import type { LayoutCorrection } from '../../../core/workbook/table-layout.ts'
import { formatCount, formatPeriod } from '../../../i18n/format.ts'
import { listDoubts } from '../../../state/selectors/import-tables.ts'
import type { TableEntry } from '../../../state/selectors/import-list.ts'
import type { ReadSheet, TableDecision, TableRef } from '../../../state/slices/imports.ts'
import type { Diagnostic } from '../../../core/base/diagnostic.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { ColumnList } from './column-list.tsx'
import { DoubtText } from './doubt-text.tsx'
import { periodSource } from './period-source.ts'
import { RangeFields } from './range-fields.tsx'
import { StandingNote } from './standing-note.tsx'
import styles from './table-panel.module.css'
import { useDraft } from './use-draft.ts'

type TablePanelProps = {
  tableRef: TableRef
  decision: TableDecision
  sheet: ReadSheet
  notices: readonly Diagnostic[]
  entry: TableEntry | null
  currentColumn: number | null
  onColumn: (column: number) => void
  onCell: (row: number, column: number) => void
}

/** Properties of one table: name, period, range, doubts, columns. */
export const TablePanel = memo(function TablePanel(props: TablePanelProps) {
  const { tableRef, decision, sheet, entry } = props
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
          <PeriodField tableRef={tableRef} decision={decision} />
          <RangeLine decision={decision} sheet={sheet} onCorrect={correct} />
          {entry !== null && <StandingNote group={entry.group} member={entry.member} />}
          {entry !== null && <ScopeNote entry={entry} />}
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

/** Which tables a correction reaches, and the way to correct one by itself. */
function ScopeNote({ entry: { group, member } }: { entry: TableEntry }) {
  const { t } = useWords()
  const actions = useActions().imports
  const count = group.members.filter(({ decision }) => !decision.alone).length
  if (member.decision.apart)
    return (
      <UnstyledButton
        className={styles.link}
        onClick={() => {
          actions.joinTables([member.ref])
        }}
      >
        {t('review.group.join')}
      </UnstyledButton>
    )
  if (group.members.length < 2) return null
  return (
    <div className={styles.rangeLine}>
      <Checkbox
        size="xs"
        checked={member.decision.alone}
        label={t('review.group.alone')}
        description={member.decision.alone ? undefined : t('review.group.applies', { count, n: formatCount(count) })}
        onChange={(event) => {
          actions.setAlone(member.ref, event.currentTarget.checked)
        }}
      />
      {group.target === null && (
        <UnstyledButton
          className={styles.link}
          onClick={() => {
            actions.splitGroup(group.key)
          }}
        >
          {t('review.group.split')}
        </UnstyledButton>
      )}
    </div>
  )
}

function PeriodField({ tableRef, decision }: { tableRef: TableRef; decision: TableDecision }) {
  const { t, language } = useWords()
  const actions = useActions().imports
  const { period } = decision.choice
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
  const from = periodSource(decision.choice, t)
  return (
    <TextInput
      className={styles.field ?? ''}
      label={t('review.table.period')}
      placeholder={t('review.table.noPeriod')}
      description={from === '' ? t('review.table.periodHint') : t('review.table.periodFrom', { from })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={wrong ? t('review.table.periodBad') : undefined}
      {...draft}
    />
  )
}
