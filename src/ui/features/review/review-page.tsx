import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core'
import { IconFileSpreadsheet, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import type { Diagnostic } from '../../../core/base/diagnostic.ts'
import { countOpenDoubts, findLoadedTwin, listDoubts, readStateOf } from '../../../state/selectors/import-tables.ts'
import type { ImportFile, ImportSelection, ReadState, TableDecision, TableRef } from '../../../state/slices/imports.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FileButtons } from '../../kit/file-buttons.tsx'
import { FileList } from './file-list.tsx'
import { progressText } from './file-row.tsx'
import { parseAddress } from './parse-address.ts'
import { ReviewFoot } from './review-foot.tsx'
import styles from './review-page.module.css'
import type { CellWish } from './sheet-grid.tsx'
import { SheetView } from './sheet-view.tsx'
import { TablePanel } from './table-panel.tsx'

/** What was read, before it is loaded: files, the drawn sheet, its columns. */
export function ReviewPage() {
  const files = useAppState((state) => state.importFiles)
  return files.length === 0 ? <EmptyReview /> : <Review files={files} />
}

function EmptyReview() {
  const { t } = useWords()
  const actions = useActions()
  return (
    <div className={styles.empty}>
      <IconFileSpreadsheet size={44} stroke={1.1} aria-hidden="true" className={styles.emptyIcon} />
      <h1 className={styles.emptyTitle}>{t('review.empty.title')}</h1>
      <p className={styles.emptyText}>{t('review.empty.text')}</p>
      <div className={styles.emptyButtons}>
        <FileButtons filesLabel={t('home.pickFiles')} folderLabel={t('home.pickFolder')} onPick={(picked) => { actions.imports.addFiles(picked) }} />
        <Button variant="subtle" onClick={() => { actions.session.go({ page: 'data' }) }}>{t('review.empty.back')}</Button>
      </div>
    </div>
  )
}

function Review({ files }: { files: readonly ImportFile[] }) {
  const { t } = useWords()
  const actions = useActions().imports
  const selection = useAppState((state) => state.importSelection)
  const catalogue = useAppState((state) => state.catalogue)
  const [folded, setFolded] = useState({ files: false, table: false })
  const [wish, setWish] = useState<{ place: string; cell: CellWish } | null>(null)
  const [currentColumn, setCurrentColumn] = useState<{ place: string; column: number } | null>(null)
  const file = files.find(({ key }) => key === selection?.file) ?? null
  // The other files change many times a second while they are read; what is shown does not.
  const shown = useMemo(() => findShown(file, selection), [file, selection])
  const place = selection === null ? '' : `${selection.file}:${String(selection.sheet)}`
  const showCell = useCallback((row: number, column: number, where: string): void => {
    setWish((old) => ({ place: where, cell: { row, column, wish: (old?.cell.wish ?? 0) + 1 } }))
  }, [])
  const layout = shown?.selected?.choice.layout
  const headRow = layout?.headerRows?.[1] ?? layout?.dataRows[0] ?? 0
  const showColumn = useCallback((column: number): void => {
    setCurrentColumn({ place, column })
    showCell(headRow, column, place)
  }, [place, headRow, showCell])
  const showHere = useCallback((row: number, column: number): void => { showCell(row, column, place) }, [place, showCell])
  const goToNextDoubt = (): void => {
    const next = findNextDoubt(files, selection)
    if (next === null) return
    actions.select(next.selection)
    if (next.cell !== null) showCell(next.cell.row, next.cell.column, `${next.selection.file}:${String(next.selection.sheet)}`)
  }
  const fold = (side: 'files' | 'table'): void => { setFolded((old) => ({ ...old, [side]: !old[side] })) }
  const twin = shown?.state === undefined || shown.sheet === undefined ? null : findLoadedTwin(catalogue, shown.state.reading.hash, shown.sheet.name)
  const hasTable = shown !== null && shown.selected !== null
  const column = currentColumn?.place === place ? currentColumn.column : null
  return (
    <div className={styles.page}>
      <div className={styles.columns} data-files={folded.files ? 'folded' : 'open'} data-table={folded.table || !hasTable ? 'folded' : 'open'}>
        <div className={styles.left} hidden={folded.files}>
          <FileList />
        </div>
        <div className={styles.centre}>
          {shown?.sheet !== undefined ? (
            <SheetView
              key={place}
              file={shown.file}
              index={shown.index}
              sheet={shown.sheet}
              tables={shown.tables}
              selected={shown.selected}
              wish={wish?.place === place ? wish.cell : null}
              currentColumn={column}
              onColumn={showColumn}
            />
          ) : (
            <Waiting files={files} shown={shown?.file ?? null} />
          )}
          <FoldButton side="files" folded={folded.files} onFold={() => { fold('files') }} />
          {hasTable && <FoldButton side="table" folded={folded.table} onFold={() => { fold('table') }} />}
        </div>
        {shown !== null && shown.selected !== null && shown.sheet !== undefined && !folded.table && (
          <aside className={styles.right} aria-label={t('review.foot.columns.table')}>
            <TablePanel
              key={`${place}:${String(shown.selected.table)}`}
              tableRef={shown.ref}
              decision={shown.selected}
              sheet={shown.sheet}
              notices={shown.notices}
              twin={twin}
              currentColumn={column}
              onColumn={showColumn}
              onCell={showHere}
            />
          </aside>
        )}
      </div>
      <ReviewFoot onNextDoubt={goToNextDoubt} />
    </div>
  )
}

function FoldButton({ side, folded, onFold }: { side: 'files' | 'table'; folded: boolean; onFold: () => void }) {
  const { t } = useWords()
  const label = t(folded ? 'review.foot.columns.unfold' : 'review.foot.columns.fold', { name: t(`review.foot.columns.${side}`) })
  const Icon = side === 'files' ? (folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse) : folded ? IconLayoutSidebarRightExpand : IconLayoutSidebarRightCollapse
  return (
    <Tooltip label={label}>
      <ActionIcon className={side === 'files' ? (styles.foldLeft ?? '') : (styles.foldRight ?? '')} size={24} color="gray" aria-label={label} aria-expanded={!folded} onClick={onFold}>
        <Icon size={15} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

/** The middle while there is no sheet to show: reading, or failed. */
function Waiting({ files, shown }: { files: readonly ImportFile[]; shown: ImportFile | null }) {
  const { t, error } = useWords()
  const actions = useActions().imports
  if (shown?.state.status === 'failed') {
    const { code, params, detail } = shown.state.failure
    return (
      <div className={styles.message}>
        <FailureNote
          text={error(code, { file: shown.name, ...params })}
          detail={detail}
          detailLabel={t('shell.details')}
          hideLabel={t('shell.hideDetails')}
          actions={
            <>
              <Button size="xs" onClick={() => { actions.retryFile(shown.key) }}>{t('review.files.retry')}</Button>
              <Button size="xs" variant="default" onClick={() => { actions.removeFile(shown.key) }}>{t('review.files.remove', { name: shown.name })}</Button>
            </>
          }
        />
        {files.length > 1 && <p className={styles.beside}>{t('review.files.failedHelp')}</p>}
      </div>
    )
  }
  const reading = files.find(({ state }) => state.status === 'reading')
  if (reading === undefined && files.every(({ state }) => state.status === 'failed')) {
    return (
      <div className={styles.calm}>
        <h1 className={styles.emptyTitle}>{t('review.files.allFailed')}</h1>
        <p className={styles.emptyText}>{t('review.files.allFailedText')}</p>
      </div>
    )
  }
  return (
    <div className={styles.calm} role="status">
      <Loader size={22} />
      <p className={styles.emptyText}>{reading === undefined ? t('review.task.read') : `${reading.name} · ${progressText(reading, t)}`}</p>
    </div>
  )
}

type Shown = {
  file: ImportFile
  index: number
  state: ReadState | undefined
  sheet: ReadState['reading']['sheets'][number] | undefined
  tables: readonly TableDecision[]
  selected: TableDecision | null
  notices: readonly Diagnostic[]
  ref: TableRef
}

function findShown(file: ImportFile | null, selection: ImportSelection | null): Shown | null {
  if (file === null || selection === null) return null
  const state = readStateOf(file) ?? undefined
  const tables = (state?.tables ?? []).filter(({ sheet }) => sheet === selection.sheet)
  const selected = tables.find(({ table }) => table === selection.table) ?? null
  const sheet = state?.reading.sheets[selection.sheet]
  // What was said about a sheet without a table is settled once one has been marked by hand.
  const notices = [...(sheet?.layout.notices ?? []), ...(state?.reading.notices ?? [])].filter(({ code }) => code !== 'workbook/sheet-without-table' || tables.length === 0)
  return { file, index: selection.sheet, state, sheet, tables, selected, notices, ref: { file: file.key, sheet: selection.sheet, table: selection.table ?? 0 } }
}

/** The next table with open doubts after the shown one, round and round, with the first cell that a doubt names. */
function findNextDoubt(files: readonly ImportFile[], selection: ImportSelection | null): { selection: ImportSelection; cell: { row: number; column: number } | null } | null {
  const doubtful = files.flatMap((file) =>
    (readStateOf(file)?.tables ?? []).filter((decision) => countOpenDoubts(decision) > 0).map((decision) => ({ decision, selection: { file: file.key, sheet: decision.sheet, table: decision.table } })),
  )
  const here = doubtful.findIndex(({ selection: at }) => at.file === selection?.file && at.sheet === selection.sheet && at.table === selection.table)
  const next = doubtful[(here + 1) % Math.max(1, doubtful.length)]
  if (next === undefined) return null
  const address = listDoubts(next.decision).find(({ where }) => where.cell !== undefined)?.where.cell
  const range = address === undefined ? null : parseAddress(address)
  return { selection: next.selection, cell: range === null ? null : { row: range.top, column: range.left } }
}
