import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconFilePlus, IconFolderPlus, IconPlayerStop } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../../i18n/format.ts'
import type { ImportRow, ListFolds } from '../../../state/selectors/import-list.ts'
import { listImportRows, selectionOf } from '../../../state/selectors/import-list.ts'
import type { ImportGroup } from '../../../state/selectors/import-plan.ts'
import { refKey } from '../../../state/selectors/import-plan.ts'
import { catalogueUnderReview, planImport } from '../../../state/selectors/plan-import.ts'
import type { ImportSelection } from '../../../state/slices/imports.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './file-list.module.css'
import { FileRow } from './file-row.tsx'

/** Groups, files and sheets with a state each, those that want a look first. As many as someone drops. */
export function FileList() {
  const { t } = useWords()
  const actions = useActions().imports
  const files = useAppState((state) => state.importFiles)
  const catalogue = useAppState(catalogueUnderReview)
  const selection = useAppState((state) => state.importSelection)
  const [folds, setFolds] = useState<ListFolds>({})
  const plan = planImport(files, catalogue)
  // The shown table is in sight, whatever its book's fold.
  const listed = useMemo(
    () =>
      listImportRows(
        files,
        plan,
        selection === null || selection.table === null || folds[selection.file] !== undefined
          ? folds
          : { ...folds, [selection.file]: true },
      ),
    [files, plan, folds, selection],
  )
  // Files arrive many times a second, and lines are dear to draw: they are drawn in small steps between which the page answers.
  const rows = useDeferredValue(listed)
  const scroller = useRef<HTMLDivElement>(null)
  const reading = files.some(({ state }) => state.status === 'waiting' || state.status === 'reading')
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'file'],
    getItemKey: (index) => keyOf(rows[index], index),
    overscan: 6,
  })
  const chosen = selection === null ? '' : keyOfSelection(selection)
  const shownGroup = plan.byRef.get(chosen)?.group ?? null
  const selected = rows.findIndex((row) => isShown(row, chosen, shownGroup))
  const stops = rows.flatMap((row, index) => (selectionOf(row) === null ? [] : [index]))
  const entry = selected >= 0 ? selected : (stops[0] ?? -1)
  useEffect(() => {
    if (selected >= 0) virtualizer.scrollToIndex(selected, { align: 'auto' })
    // The list follows the selection, not the arrival of files.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen])
  const select = (row: ImportRow): void => {
    const next = selectionOf(row)
    if (next !== null) actions.select(next)
  }
  const fold = (key: string, unfolded: boolean): void => {
    setFolds((old) => ({ ...old, [key]: unfolded }))
  }
  const step = (from: number, key: string): boolean => {
    const here = stops.indexOf(from)
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: stops.length - 1 }[key]
    const index = to === undefined ? undefined : stops[to]
    const next = index === undefined ? null : selectionOf(rows[index])
    if (index === undefined || next === null) return false
    actions.select(next)
    virtualizer.scrollToIndex(index, { align: 'auto' })
    // The row exists only after it has been drawn.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${String(index)}"] [data-select]`)?.focus(),
    )
    return true
  }
  // Rows keep their callbacks while what they say stays; they step through the list as it is when the key is pressed.
  const latestStep = useRef(step)
  useEffect(() => {
    latestStep.current = step
  })
  const stepFrom = useCallback((from: number, key: string): boolean => latestStep.current(from, key), [])
  return (
    <section className={styles.column} aria-label={t('review.files.heading')}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.heading}>
            {t('review.files.counts', { count: files.length, n: formatCount(files.length) })}
          </h2>
        </div>
        <Tooltip label={t('review.files.add')}>
          <ActionIcon
            size={28}
            color="gray"
            aria-label={t('review.files.add')}
            onClick={() => {
              void actions.pick(false)
            }}
          >
            <IconFilePlus size={17} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('review.files.addFolder')}>
          <ActionIcon
            size={28}
            color="gray"
            aria-label={t('review.files.addFolder')}
            onClick={() => {
              void actions.pick(true)
            }}
          >
            <IconFolderPlus size={17} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </header>
      {reading && (
        <div className={styles.stop}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlayerStop size={14} stroke={1.5} aria-hidden="true" />}
            onClick={() => {
              actions.stopReading()
            }}
          >
            {t('review.files.stop')}
          </Button>
        </div>
      )}
      <div ref={scroller} className={styles.scroller}>
        <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                data-row={index}
                className={styles.item}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <FileRow
                  row={row}
                  index={index}
                  current={index === selected}
                  tabbable={index === entry}
                  onSelect={select}
                  onStep={stepFrom}
                  onFold={fold}
                />
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}

/** A group stands for its members as long as they are folded. */
function isShown(row: ImportRow, chosen: string, shownGroup: ImportGroup | null): boolean {
  if (row.kind === 'group') return !row.unfolded && row.group === shownGroup
  const own = selectionOf(row)
  return own !== null && chosen === keyOfSelection(own)
}

function keyOfSelection({ file, sheet, table }: ImportSelection): string {
  return `${file}:${String(sheet)}:${String(table)}`
}

function keyOf(row: ImportRow | undefined, index: number): string | number {
  switch (row?.kind) {
    case undefined:
      return index
    case 'section':
      return `section:${row.section}`
    case 'group':
      return `group:${row.group.key}`
    case 'member':
      return `member:${refKey(row.member.ref)}`
    case 'file':
      return row.file.key
    case 'table':
      return refKey(row.entry.member.ref)
    case 'sheet':
      return `${row.file.key}:${String(row.sheet)}:none`
    case 'waiting':
      return 'waiting'
  }
}

const heights: Record<ImportRow['kind'], number> = {
  section: 28,
  group: 72,
  member: 46,
  file: 54,
  table: 54,
  sheet: 54,
  waiting: 36,
}
