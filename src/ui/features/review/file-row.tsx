import { Checkbox, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import { formatCount } from '../../../i18n/format.ts'
import type { ImportRow } from '../../../state/selectors/import-list.ts'
import { firstOf } from '../../../state/selectors/import-list.ts'
import { countOpenDoubts, listDoubts } from '../../../state/selectors/import-tables.ts'
import type { ImportFile } from '../../../state/slices/imports.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './file-list.module.css'
import type { FileRowProps } from './file-row-buttons.tsx'
import { RemoveButton, SelectButton } from './file-row-buttons.tsx'
import { GroupRow, MemberRow } from './group-row.tsx'
import { standingWords } from './standing-words.ts'
import { FailedRow, ReadingRow } from './unread-rows.tsx'

/** One line of the file list; drawn anew only when what it says has changed. */
export const FileRow = memo(
  PlainFileRow,
  (before, after) =>
    before.current === after.current &&
    before.tabbable === after.tabbable &&
    before.index === after.index &&
    saysSame(before.row, after.row),
)

function saysSame(before: ImportRow, after: ImportRow): boolean {
  switch (before.kind) {
    case 'section':
      return after.kind === 'section' && after.section === before.section && after.count === before.count
    case 'waiting':
      return after.kind === 'waiting' && after.files === before.files
    case 'group':
      return after.kind === 'group' && after.group === before.group && after.unfolded === before.unfolded
    case 'member':
      return after.kind === 'member' && after.member === before.member
    case 'file':
      return after.kind === 'file' && after.file === before.file && after.unfolded === before.unfolded
    case 'table':
      return after.kind === 'table' && after.file === before.file && after.entry.member === before.entry.member
    case 'sheet':
      return after.kind === 'sheet' && after.file === before.file && after.sheet === before.sheet
  }
}

function PlainFileRow(props: FileRowProps) {
  const { row } = props
  const { t } = useWords()
  switch (row.kind) {
    case 'section':
      return (
        <h3 className={styles.section} data-section={row.section}>
          {t(`review.files.section.${row.section}`)}{' '}
          <span className={styles.sectionCount}>{formatCount(row.count)}</span>
        </h3>
      )
    case 'waiting':
      return (
        <p className={styles.waiting}>
          {t('review.files.waitingMany', { count: row.files, n: formatCount(row.files) })}
        </p>
      )
    case 'group':
      return <GroupRow {...props} row={row} />
    case 'member':
      return <MemberRow {...props} row={row} />
    case 'file':
      return row.file.state.status === 'failed' ? (
        <FailedRow {...props} file={row.file} />
      ) : row.file.state.status === 'read' ? (
        <BookRow row={row} onFold={props.onFold} />
      ) : (
        <ReadingRow file={row.file} />
      )
    case 'table':
      return <TableRow {...props} row={row} />
    case 'sheet':
      return (
        <div className={styles.line} data-current={props.current || undefined} data-child={!row.alone || undefined}>
          <span className={styles.tick} />
          <SelectButton
            {...props}
            title={row.alone ? row.file.name : row.sheetName}
            subtitle={[
              ...(row.alone ? [row.sheetName] : []),
              t(row.empty ? 'review.files.emptySheet' : 'review.files.noTable'),
            ].join(' · ')}
          />
          {row.alone && <RemoveButton file={row.file} tabbable={props.tabbable} />}
        </div>
      )
  }
}

function TableRow(props: FileRowProps & { row: Extract<ImportRow, { kind: 'table' }> }) {
  const words = useWords()
  const { t } = words
  const actions = useActions().imports
  const { file, entry, alone } = props.row
  const { group, member } = entry
  const { decision, sheetName, ref, rows } = member
  const open = countOpenDoubts(decision)
  const several =
    file.state.status === 'read' && file.state.tables.filter(({ sheet }) => sheet === decision.sheet).length > 1
  const place = several ? `${sheetName} · ${t('review.files.table', { number: decision.table + 1 })}` : sheetName
  const details = [
    ...(alone ? [place] : []),
    ...(isHidden(file, decision.sheet) ? [t('review.files.hidden')] : []),
    t('review.files.rows', { count: rows, n: formatCount(rows) }),
    ...(open > 0 ? [t('review.files.doubts', { count: open, n: formatCount(open) })] : []),
    ...(decision.looked && listDoubts(decision).length > 0 ? [t('review.files.looked')] : []),
    ...standingWords(group, member, words),
  ]
  return (
    <div className={styles.line} data-current={props.current || undefined} data-child={!alone || undefined}>
      <Checkbox
        className={styles.tick ?? ''}
        size="xs"
        tabIndex={props.tabbable ? 0 : -1}
        checked={decision.include}
        aria-label={t('review.files.include', { name: decision.choice.name })}
        onChange={(event) => {
          actions.include(ref, event.currentTarget.checked)
        }}
      />
      <SelectButton
        {...props}
        title={alone ? file.name : place}
        subtitle={details.join(' · ')}
        muted={!decision.include}
        doubtful={open > 0}
      />
      {alone && <RemoveButton file={file} tabbable={props.tabbable} />}
    </div>
  )
}

function isHidden({ state }: ImportFile, sheet: number): boolean {
  return state.status === 'read' && state.reading.sheets[sheet]?.hidden === true
}

/** A workbook with several tables: its name, and one tick for all of them. */
function BookRow({ row, onFold }: { row: Extract<ImportRow, { kind: 'file' }>; onFold: FileRowProps['onFold'] }) {
  const { file, unfolded } = row
  const { t } = useWords()
  const actions = useActions().imports
  const tables = file.state.status === 'read' ? file.state.tables : []
  const included = tables.filter(({ include }) => include).length
  const open = tables.reduce((sum, decision) => sum + countOpenDoubts(decision), 0)
  const details = [
    t('review.files.tables', { count: tables.length, n: formatCount(tables.length) }),
    ...(open > 0 ? [t('review.files.doubts', { count: open, n: formatCount(open) })] : []),
  ]
  return (
    <div className={styles.book}>
      <Checkbox
        className={styles.tick ?? ''}
        size="xs"
        disabled={tables.length === 0}
        checked={tables.length > 0 && included === tables.length}
        indeterminate={included > 0 && included < tables.length}
        aria-label={t('review.files.includeFile', { name: file.name })}
        onChange={(event) => {
          actions.includeFile(file.key, event.currentTarget.checked)
        }}
      />
      <UnstyledButton
        className={styles.words}
        aria-expanded={unfolded}
        onClick={() => {
          onFold(file.key, !unfolded)
          const first = unfolded ? null : firstOf(file)
          if (first !== null) actions.select(first)
        }}
      >
        <span className={styles.name} title={file.path + file.name}>
          {file.name}
        </span>
        <span className={styles.detail} data-doubtful={open > 0 || undefined}>
          {unfolded ? (
            <IconChevronDown size={12} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />
          )}
          {details.join(' · ')}
        </span>
      </UnstyledButton>
      <RemoveButton file={file} tabbable />
    </div>
  )
}
