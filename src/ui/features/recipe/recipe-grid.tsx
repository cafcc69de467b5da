import { Skeleton } from '@mantine/core'
import { useMemo, useState } from 'react'
import { toAppError } from '../../../core/base/app-error.ts'
import type { Page, ValueType } from '../../../core/result/page.ts'
import { formatCount } from '../../../i18n/format.ts'
import { DataGrid } from '../../grid/data-grid.tsx'
import type { GridSource } from '../../grid/grid-source.ts'
import type { Selection } from '../../grid/selection.ts'
import { cellAt } from '../../grid/selection.ts'
import { cellCount } from '../../grid/selection-summary.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { copyText } from '../../kit/copy-text.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ColumnMenu } from './column-menu.tsx'
import { unitsAfter } from './column-units.ts'
import { markChanges } from './mark-changes.ts'
import styles from './recipe-view.module.css'
import type { CleanRows } from './use-clean-rows.ts'
import type { RecipeScene } from './use-scene.ts'

/** Where the menu of a column stands open. */
type OpenMenu = { column: string; type: ValueType; at: { x: number; y: number } }

/** The table after the shown step: changed cells and new columns marked, each column with its menu of steps. */
export function RecipeGrid({ scene }: { scene: RecipeScene }) {
  const { t, error } = useWords()
  const actions = useActions()
  const { rows, failure } = scene.after
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [selection, setSelection] = useState<Selection>(cellAt(0, 0))
  const source = useGridSource(scene, rows)
  const renderError = (reason: unknown) => {
    const failed = toAppError(reason)
    return (
      <FailureNote
        text={`${t('recipe.grid.unread')} ${error(failed.code, failed.params)}`}
        detail={failed.detail ?? null}
        detailLabel={t('shell.details')}
        hideLabel={t('shell.hideDetails')}
      />
    )
  }
  if (failure !== null && !scene.after.running) return <div className={styles.message}>{renderError(failure)}</div>
  if (source === null) return <GridSkeleton />
  const { name } = scene.dataset
  return (
    <>
      <DataGrid
        source={source}
        label={
          scene.shown < 0 ? t('recipe.grid.labelRaw', { name }) : t('recipe.grid.label', { name, n: scene.shown + 1 })
        }
        rowHeadLabel={t('recipe.grid.row')}
        sort={null}
        onSort={null}
        onSelect={(next) => setSelection(next)}
        onCopy={(text) => {
          const cells = formatCount(cellCount(selection))
          actions.session.showText(t(copyText(text) ? 'data.table.copied' : 'data.table.copyRefused', { cells }))
        }}
        onTooLarge={(cells) => actions.session.showText(t('data.table.tooLarge', { cells: formatCount(cells) }))}
        menu={{
          label: (column) => t('recipe.grid.menu', { column }),
          open: (index, at) => {
            const column = source.columns[index]
            if (column !== undefined) setMenu({ column: column.name, type: column.type, at })
          },
        }}
        renderError={renderError}
      />
      {menu !== null && (
        <ColumnMenu scene={scene} column={menu.column} type={menu.type} at={menu.at} onClose={() => setMenu(null)} />
      )}
    </>
  )
}

/** The rows with their marks; pages before and after the shown step are read together. */
function useGridSource(scene: RecipeScene, rows: CleanRows | null): GridSource | null {
  const { t } = useWords()
  const { dataset, before, steps, shown } = scene
  const changed = t('recipe.grid.changed')
  const fresh = t('recipe.grid.newColumn')
  return useMemo(() => {
    if (rows === null) return null
    const marks = new WeakMap<Page, Set<string>>()
    const units = unitsAfter(dataset.columns, steps.slice(0, shown + 1))
    const known = before === null ? null : new Set(before.columns.map(({ name }) => name))
    const count = rows.columns.length
    const step = steps[shown] ?? null
    return {
      key: JSON.stringify([rows.key, before?.key ?? null]),
      columns: rows.columns.map(({ name, type }) => ({
        name,
        label: name,
        unit: units.get(name) ?? null,
        type,
        ...(known === null || known.has(name) ? {} : { fresh }),
      })),
      totalRows: rows.totalRows,
      readPage: async (offset: number, limit: number) => {
        const [after, earlier] = await Promise.all([
          rows.readPage(offset, limit),
          before?.readPage(offset, limit) ?? null,
        ])
        if (earlier !== null) marks.set(after, markChanges(earlier, after, { columnCount: count, step }))
        return after
      },
      rowLabel: (page: Page, row: number) => {
        const at = page.columns.findIndex(({ name }) => name === 'src_row')
        return at < 0 ? String(page.offset + row + 1) : String(page.values[at]?.[row] ?? '')
      },
      markOf: (page: Page, row: number, column: number) =>
        marks.get(page)?.has(`${row} ${column}`) === true ? changed : null,
    }
  }, [rows, before, dataset, steps, shown, changed, fresh])
}

function GridSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: 12 }, (_, row) => (
        <Skeleton key={row} height={12} width={`${String(92 - ((row * 7) % 30))}%`} />
      ))}
    </div>
  )
}
