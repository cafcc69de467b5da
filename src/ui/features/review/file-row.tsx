import { ActionIcon, Checkbox, Progress, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconRefresh, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { formatBytes, formatCount } from '../../../i18n/format.ts'
import type { TextKey, Translator } from '../../../i18n/translate.ts'
import type { ImportRow } from '../../../state/selectors/import-list.ts'
import { firstOf } from '../../../state/selectors/import-list.ts'
import { countDataRows, countOpenDoubts, listDoubts } from '../../../state/selectors/import-tables.ts'
import type { ImportFile } from '../../../state/slices/imports.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './file-list.module.css'

type FileRowProps = {
  row: ImportRow
  index: number
  current: boolean
  tabbable: boolean
  onSelect: (row: ImportRow) => void
  onStep: (index: number, key: string) => boolean
  onFold: (file: string, unfolded: boolean) => void
}

/** One line of the file list; drawn anew only when what it says has changed. */
export const FileRow = memo(PlainFileRow, (before, after) => before.current === after.current && before.tabbable === after.tabbable && before.index === after.index && saysSame(before.row, after.row))

function saysSame(before: ImportRow, after: ImportRow): boolean {
  switch (before.kind) {
    case 'group':
      return after.kind === 'group' && after.group === before.group && after.files === before.files
    case 'file':
      return after.kind === 'file' && after.file === before.file && after.unfolded === before.unfolded
    case 'table':
      return after.kind === 'table' && after.file === before.file && after.decision === before.decision && after.twin === before.twin && after.copyOf === before.copyOf
    case 'sheet':
      return after.kind === 'sheet' && after.file === before.file && after.sheet === before.sheet
  }
}

function PlainFileRow(props: FileRowProps) {
  const { row } = props
  const { t } = useWords()
  switch (row.kind) {
    case 'group':
      return (
        <h3 className={styles.group} data-group={row.group}>
          {t(`review.files.group.${row.group}`)} <span className={styles.groupCount}>{formatCount(row.files)}</span>
        </h3>
      )
    case 'file':
      return row.file.state.status === 'failed' ? <FailedRow {...props} file={row.file} /> : row.file.state.status === 'read' ? <BookRow row={row} onFold={props.onFold} /> : <ReadingRow file={row.file} />
    case 'table':
      return <TableRow {...props} row={row} />
    case 'sheet':
      return (
        <div className={styles.line} data-current={props.current || undefined} data-child={!row.alone || undefined}>
          <span className={styles.tick} />
          <SelectButton {...props} title={row.alone ? row.file.name : row.sheetName} subtitle={[...(row.alone ? [row.sheetName] : []), t(row.empty ? 'review.files.emptySheet' : 'review.files.noTable')].join(' · ')} />
          {row.alone && <RemoveButton file={row.file} tabbable={props.tabbable} />}
        </div>
      )
  }
}

function TableRow(props: FileRowProps & { row: Extract<ImportRow, { kind: 'table' }> }) {
  const { t } = useWords()
  const actions = useActions().imports
  const { file, decision, sheetName, alone, twin, copyOf } = props.row
  const ref = { file: file.key, sheet: decision.sheet, table: decision.table }
  const open = countOpenDoubts(decision)
  const rows = countDataRows(decision.choice.layout)
  const several = file.state.status === 'read' && file.state.tables.filter(({ sheet }) => sheet === decision.sheet).length > 1
  const place = several ? `${sheetName} · ${t('review.files.table', { number: decision.table + 1 })}` : sheetName
  const details = [
    ...(alone ? [place] : []),
    t('review.files.rows', { count: rows, n: formatCount(rows) }),
    ...(open > 0 ? [t('review.files.doubts', { count: open, n: formatCount(open) })] : []),
    ...(decision.looked && listDoubts(decision).length > 0 ? [t('review.files.looked')] : []),
    ...(twin === null ? [] : [t('review.files.twin', { name: twin.name })]),
    ...(copyOf === null ? [] : [t('review.files.copyOf', { name: copyOf })]),
  ]
  return (
    <div className={styles.line} data-current={props.current || undefined} data-child={!alone || undefined}>
      <Checkbox
        className={styles.tick ?? ''}
        size="xs"
        tabIndex={props.tabbable ? 0 : -1}
        checked={decision.include}
        aria-label={t('review.files.include', { name: decision.choice.name })}
        onChange={(event) => { actions.include(ref, event.currentTarget.checked) }}
      />
      <SelectButton {...props} title={alone ? file.name : place} subtitle={details.join(' · ')} muted={!decision.include} doubtful={open > 0} />
      {alone && <RemoveButton file={file} tabbable={props.tabbable} />}
    </div>
  )
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
        onChange={(event) => { actions.includeFile(file.key, event.currentTarget.checked) }}
      />
      <UnstyledButton
        className={styles.words}
        aria-expanded={unfolded}
        aria-label={t('review.files.unfold', { name: file.name })}
        onClick={() => {
          onFold(file.key, !unfolded)
          const first = unfolded ? null : firstOf(file)
          if (first !== null) actions.select(first)
        }}
      >
        <span className={styles.name} title={file.path + file.name}>{file.name}</span>
        <span className={styles.detail} data-doubtful={open > 0 || undefined}>
          {unfolded ? <IconChevronDown size={12} stroke={1.75} aria-hidden="true" /> : <IconChevronRight size={12} stroke={1.75} aria-hidden="true" />}
          {details.join(' · ')}
        </span>
      </UnstyledButton>
      <RemoveButton file={file} tabbable />
    </div>
  )
}

function ReadingRow({ file }: { file: ImportFile }) {
  const { t } = useWords()
  const actions = useActions().imports
  const { state } = file
  const share = state.status === 'reading' && state.total !== null && state.total > 0 ? (100 * state.done) / state.total : null
  return (
    <div className={styles.line} data-passive>
      <span className={styles.tick} />
      <span className={styles.words}>
        <span className={styles.name} title={file.path + file.name}>{file.name}</span>
        <span className={styles.detail}>{state.status === 'reading' ? progressText(file, t) : t('review.files.waiting', { bytes: formatBytes(file.bytes) })}</span>
        {state.status === 'reading' && <Progress className={styles.progress ?? ''} size={3} value={share ?? 100} animated={share === null} aria-label={file.name} transitionDuration={120} />}
      </span>
      <Tooltip label={t('shell.cancel')}>
        <ActionIcon className={styles.remove ?? ''} data-shown size={24} color="gray" aria-label={t('review.files.stopOne', { name: file.name })} onClick={() => { actions.removeFile(file.key) }}>
          <IconX size={14} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

/** What is being done to a file: bytes, rows or sheets, with the sheet's name. */
export function progressText(file: ImportFile, t: Translator['t']): string {
  const { state } = file
  if (state.status !== 'reading') return ''
  const phase = state.phase === null ? t('shell.working') : t(`shell.phase.${state.phase}` as TextKey)
  if (state.unit === null) return phase
  const format = state.unit === 'bytes' ? formatBytes : formatCount
  const amount = state.total === null ? format(state.done) : t(`shell.amount.${state.unit}`, { done: format(state.done), total: format(state.total) })
  return [`${phase} ${amount}`, state.label].filter((part) => part !== '').join(' · ')
}

function FailedRow(props: FileRowProps & { file: ImportFile }) {
  const { t, error } = useWords()
  const actions = useActions().imports
  const { file } = props
  if (file.state.status !== 'failed') return null
  const { code, params } = file.state.failure
  return (
    <div className={styles.line} data-current={props.current || undefined} data-failed>
      <span className={styles.tick} />
      <SelectButton {...props} title={file.name} subtitle={error(code, { file: file.name, ...params })} wrap />
      <span className={styles.tools}>
        <Tooltip label={t('review.files.retry')}>
          <ActionIcon size={24} color="gray" tabIndex={props.tabbable ? 0 : -1} aria-label={`${t('review.files.retry')} ${file.name}`} onClick={() => { actions.retryFile(file.key) }}>
            <IconRefresh size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <RemoveButton file={file} shown tabbable={props.tabbable} />
      </span>
    </div>
  )
}

/** Only the line that the arrow keys stand on is in the way of the tab key. */
function RemoveButton({ file, tabbable, shown = false }: { file: ImportFile; tabbable: boolean; shown?: boolean }) {
  const { t } = useWords()
  const actions = useActions().imports
  const label = t('review.files.remove', { name: file.name })
  return (
    <Tooltip label={label}>
      <ActionIcon className={styles.remove ?? ''} data-shown={shown || undefined} size={24} color="gray" tabIndex={tabbable ? 0 : -1} aria-label={label} onClick={() => { actions.removeFile(file.key) }}>
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

function SelectButton(props: FileRowProps & { title: string; subtitle: string; muted?: boolean; doubtful?: boolean; wrap?: boolean }) {
  const { row } = props
  const path = row.kind === 'group' ? '' : row.file.path
  return (
    <UnstyledButton
      className={styles.words}
      data-select
      data-muted={props.muted || undefined}
      tabIndex={props.tabbable ? 0 : -1}
      aria-current={props.current || undefined}
      onClick={() => { props.onSelect(row) }}
      onKeyDown={(event) => {
        if (props.onStep(props.index, event.key)) event.preventDefault()
      }}
    >
      <span className={styles.name} title={path + props.title}>{props.title}</span>
      <span className={styles.detail} data-wrap={props.wrap || undefined} data-doubtful={props.doubtful || undefined}>{props.subtitle}</span>
    </UnstyledButton>
  )
}
