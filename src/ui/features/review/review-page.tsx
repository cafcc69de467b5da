import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
} from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { isSeveral } from '../../../state/selectors/group-summary.ts'
import { refKey } from '../../../state/selectors/import-plan.ts'
import { catalogueUnderReview, planImport } from '../../../state/selectors/plan-import.ts'
import type { ImportFile } from '../../../state/slices/imports.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { EmptyReview } from './empty-review.tsx'
import { FileList } from './file-list.tsx'
import { findNextPoint } from './find-next-point.ts'
import { findShown } from './find-shown.ts'
import type { GroupView } from './group-bar.tsx'
import { GroupBar } from './group-bar.tsx'
import { MemberTable } from './member-table.tsx'
import { ReviewFoot } from './review-foot.tsx'
import styles from './review-page.module.css'
import { ReviewWaiting } from './review-waiting.tsx'
import { RunPage } from './run-page.tsx'
import { SheetView } from './sheet-view.tsx'
import { TablePanel } from './table-panel.tsx'
import type { CellWish } from './use-active-cell.ts'

/** What was read, before it is loaded: files, the drawn sheet, its columns. */
export function ReviewPage() {
  const files = useAppState((state) => state.importFiles)
  const run = useAppState((state) => (state.importRunShown ? state.importRun : null))
  if (run !== null) return <RunPage run={run} />
  return files.length === 0 ? <EmptyReview /> : <Review files={files} />
}

function Review({ files }: { files: readonly ImportFile[] }) {
  const { t } = useWords()
  const actions = useActions().imports
  const selection = useAppState((state) => state.importSelection)
  const catalogue = useAppState(catalogueUnderReview)
  const [folded, setFolded] = useState({ files: false, table: false })
  const [wish, setWish] = useState<{ place: string; cell: CellWish } | null>(null)
  const [currentColumn, setCurrentColumn] = useState<{ place: string; column: number } | null>(null)
  const [view, setView] = useState<GroupView>('sheet')
  const plan = planImport(files, catalogue)
  const file = files.find(({ key }) => key === selection?.file) ?? null
  // The other files change many times a second while they are read; what is shown does not.
  const selected = useMemo(() => findShown(file, selection), [file, selection])
  // A sheet with its panel is much to draw for the first time: in small steps, between which the page answers.
  const shown = useDeferredValue(selected, null)
  const entry = shown === null ? null : (plan.byRef.get(refKey(shown.ref)) ?? null)
  const several = entry !== null && isSeveral(entry.group) ? entry : null
  const place = shown === null ? '' : `${shown.ref.file}:${String(shown.ref.sheet)}`
  const showCell = useCallback((row: number, column: number, where: string): void => {
    setWish((old) => ({ place: where, cell: { row, column, wish: (old?.cell.wish ?? 0) + 1 } }))
  }, [])
  const layout = shown?.selected?.choice.layout
  const headRow = layout?.headerRows?.[1] ?? layout?.dataRows[0] ?? 0
  const showColumn = useCallback(
    (column: number): void => {
      setCurrentColumn({ place, column })
      showCell(headRow, column, place)
    },
    [place, headRow, showCell],
  )
  const showHere = useCallback(
    (row: number, column: number): void => {
      showCell(row, column, place)
    },
    [place, showCell],
  )
  const goToNextPoint = (): void => {
    const next = findNextPoint(plan, selection)
    if (next === null) return
    setView('sheet')
    actions.select(next.selection)
    if (next.cell !== null)
      showCell(next.cell.row, next.cell.column, `${next.selection.file}:${String(next.selection.sheet)}`)
  }
  const fold = (side: 'files' | 'table'): void => {
    setFolded((old) => ({ ...old, [side]: !old[side] }))
  }
  const hasTable = shown !== null && shown.selected !== null
  const column = currentColumn?.place === place ? currentColumn.column : null
  return (
    <div className={styles.page}>
      <div
        className={styles.columns}
        data-files={folded.files ? 'folded' : 'open'}
        data-table={folded.table || !hasTable ? 'folded' : 'open'}
      >
        <div className={styles.left} hidden={folded.files}>
          <FileList />
        </div>
        <div className={styles.centre}>
          {several !== null && <GroupBar group={several.group} view={view} onView={setView} />}
          {several !== null && view === 'members' ? (
            <MemberTable
              group={several.group}
              onShow={(member) => {
                setView('sheet')
                actions.select(member.ref)
              }}
            />
          ) : shown?.sheet !== undefined ? (
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
            <ReviewWaiting files={files} shown={shown?.file ?? null} />
          )}
          <FoldButton
            side="files"
            folded={folded.files}
            onFold={() => {
              fold('files')
            }}
          />
          {hasTable && (
            <FoldButton
              side="table"
              folded={folded.table}
              onFold={() => {
                fold('table')
              }}
            />
          )}
        </div>
        {shown !== null && shown.selected !== null && shown.sheet !== undefined && !folded.table && (
          <aside className={styles.right} aria-label={t('review.foot.columns.table')}>
            <TablePanel
              key={`${place}:${String(shown.selected.table)}`}
              tableRef={shown.ref}
              decision={shown.selected}
              sheet={shown.sheet}
              notices={shown.notices}
              entry={entry}
              currentColumn={column}
              onColumn={showColumn}
              onCell={showHere}
            />
          </aside>
        )}
      </div>
      <ReviewFoot onNextPoint={goToNextPoint} />
    </div>
  )
}

function FoldButton({ side, folded, onFold }: { side: 'files' | 'table'; folded: boolean; onFold: () => void }) {
  const { t } = useWords()
  const label = t(folded ? 'review.foot.columns.unfold' : 'review.foot.columns.fold', {
    name: t(`review.foot.columns.${side}`),
  })
  const Icon =
    side === 'files'
      ? folded
        ? IconLayoutSidebarLeftExpand
        : IconLayoutSidebarLeftCollapse
      : folded
        ? IconLayoutSidebarRightExpand
        : IconLayoutSidebarRightCollapse
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={side === 'files' ? (styles.foldLeft ?? '') : (styles.foldRight ?? '')}
        size={24}
        color="gray"
        aria-label={label}
        aria-expanded={!folded}
        onClick={onFold}
      >
        <Icon size={15} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
