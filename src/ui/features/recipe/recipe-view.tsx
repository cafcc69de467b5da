import { ActionIcon, Button, Loader, Tabs, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconLayoutSidebarRight } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import { formatCount } from '../../../i18n/format.ts'
import { isChanged } from '../../../state/edit-draft.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { RecipeChanges } from './recipe-changes.tsx'
import { RecipeFoot } from './recipe-foot.tsx'
import { RecipeGrid } from './recipe-grid.tsx'
import { RecipeHead } from './recipe-head.tsx'
import { RecipeSql } from './recipe-sql.tsx'
import styles from './recipe-view.module.css'
import { StepsPanel } from './steps-panel.tsx'
import type { RecipeScene } from './use-scene.ts'
import { useScene } from './use-scene.ts'
import { useUndoKeys } from './use-undo-keys.ts'

/** Table and steps side by side; the table shows the state after the selected step. */
export function RecipeView({ dataset }: { dataset: Dataset }) {
  const scene = useScene(dataset)
  useReminder(scene)
  useUndoKeys(scene?.edit ?? null)
  return scene === null ? null : <Loaded scene={scene} />
}

function Loaded({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const [tab, setTab] = useState<string | null>('table')
  const [folded, setFolded] = useState(false)
  const foldLabel = t(folded ? 'recipe.panel.unfold' : 'recipe.panel.fold')
  return (
    <div className={styles.page}>
      <RecipeHead scene={scene} />
      <div className={styles.columns}>
        <Tabs className={styles.centre ?? ''} value={tab} onChange={setTab} keepMounted={false}>
          <div className={styles.tabBar}>
            <Tabs.List aria-label={t('recipe.tabs.label')} className={styles.tabs ?? ''}>
              <Tabs.Tab value="table">{t('recipe.tabs.table')}</Tabs.Tab>
              <Tabs.Tab value="changes">{t('recipe.tabs.changes')}</Tabs.Tab>
              <Tabs.Tab value="sql">{t('recipe.tabs.sql')}</Tabs.Tab>
            </Tabs.List>
            <span className={styles.where}>
              {scene.shown < 0 ? t('recipe.grid.rawState') : t('recipe.grid.after', { n: scene.shown + 1 })}
            </span>
            <span className={styles.space} />
            <PreviewState scene={scene} />
            <Tooltip label={foldLabel}>
              <ActionIcon
                color="gray"
                aria-label={foldLabel}
                aria-expanded={!folded}
                onClick={() => setFolded(!folded)}
              >
                <IconLayoutSidebarRight size={18} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          </div>
          <Failure scene={scene} />
          <Tabs.Panel value="table" className={styles.tabPanel ?? ''}>
            <RecipeGrid scene={scene} />
            <GridStatus scene={scene} />
          </Tabs.Panel>
          <Tabs.Panel value="changes" className={styles.tabPanel ?? ''}>
            <RecipeChanges scene={scene} />
          </Tabs.Panel>
          <Tabs.Panel value="sql" className={styles.tabPanel ?? ''}>
            <RecipeSql scene={scene} />
          </Tabs.Panel>
        </Tabs>
        {!folded && <StepsPanel scene={scene} onSamples={() => setTab('changes')} />}
      </div>
      <RecipeFoot scene={scene} />
    </div>
  )
}

function PreviewState({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const { preview, dataset, steps } = scene
  const n = steps.filter(({ on }) => on).length
  if (preview.stopped) {
    return (
      <span className={styles.state} role="status">
        {t('recipe.preview.cancelled')}
        <Button size="compact-xs" variant="default" onClick={preview.again}>
          {t('recipe.preview.again')}
        </Button>
      </span>
    )
  }
  if (!preview.running && !scene.after.running) return <span className={styles.state} role="status" />
  return (
    <span className={styles.state} role="status">
      <Loader size={14} aria-hidden="true" />
      {t('recipe.preview.computingRows', { count: n, n, rows: formatCount(dataset.rowCount) })}
      {preview.running && (
        <Button size="compact-xs" variant="default" onClick={preview.stop}>
          {t('recipe.preview.cancel')}
        </Button>
      )}
    </span>
  )
}

function Failure({ scene }: { scene: RecipeScene }) {
  const { t, error } = useWords()
  const { failure, running, again } = scene.preview
  if (failure === null || running || scene.steps.length === 0) return null
  return (
    <div className={styles.failure}>
      <FailureNote
        text={`${t('recipe.preview.failed')} ${error(failure.code, failure.params)}`}
        detail={failure.detail ?? null}
        detailLabel={t('shell.details')}
        hideLabel={t('shell.hideDetails')}
        actions={
          <Button size="compact-xs" variant="default" onClick={again}>
            {t('recipe.preview.again')}
          </Button>
        }
      />
    </div>
  )
}

function GridStatus({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const { rows } = scene.after
  const step = scene.steps[scene.shown]
  const effect = step === undefined ? null : scene.preview.effectOf(step.id)
  return (
    <div className={styles.status}>
      {rows !== null && (
        <span>
          {t('recipe.size', { rows: formatCount(rows.totalRows), columns: formatCount(rows.columns.length) })}
        </span>
      )}
      {rows?.totalRows === 0 && (
        <span className={styles.finding}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" /> {t('recipe.grid.empty')}
        </span>
      )}
      {effect !== null && effect.cellsChanged > 0 && (
        <span className={styles.legend}>
          <i className={styles.swatch} aria-hidden="true" />
          {t('recipe.grid.changed')} {formatCount(effect.cellsChanged)}
        </span>
      )}
      <span className={styles.space} />
      <span>{t('recipe.grid.menuHint')}</span>
    </div>
  )
}

/** Says on leaving that unsaved steps are kept, and holds the browser's tab back while there are any. */
function useReminder(scene: RecipeScene | null): void {
  const { t } = useWords()
  const actions = useActions()
  const changed = scene !== null && isChanged(scene.draft)
  const latest = useRef({ changed, text: '' })
  useEffect(() => {
    latest.current = { changed, text: t('recipe.foot.kept', { name: scene?.dataset.name ?? '' }) }
  })
  useEffect(() => {
    if (!changed) return undefined
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [changed])
  useEffect(
    () => () => {
      if (latest.current.changed) actions.session.showText(latest.current.text)
    },
    [actions],
  )
}
