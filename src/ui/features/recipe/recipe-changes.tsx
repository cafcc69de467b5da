import { useWords } from '../../hooks/use-app.ts'
import { effectParts, noteText } from './effect-text.ts'
import styles from './recipe-view.module.css'
import { SampleTable } from './sample-table.tsx'
import type { RecipeScene } from './use-scene.ts'

/** What the shown step changed: its counts, its findings, and cells before and after. */
export function RecipeChanges({ scene }: { scene: RecipeScene }) {
  const words = useWords()
  const { t } = words
  const step = scene.steps[scene.shown]
  const effect = step === undefined ? null : scene.preview.effectOf(step.id)
  if (step === undefined) return <p className={styles.message}>{t('recipe.samples.raw')}</p>
  return (
    <div className={styles.changes}>
      <h2 className={styles.changesTitle}>{scene.describe(step)}</h2>
      {effect === null ? (
        <p className={styles.meta}>{t(scene.preview.running ? 'recipe.effect.computing' : 'recipe.effect.off')}</p>
      ) : (
        <>
          <p className={styles.meta}>{effectParts(effect, words).join(' · ')}</p>
          {effect.notes.map((note) => (
            <p key={note.kind} className={styles.finding}>
              {noteText(note, words)}
            </p>
          ))}
          {effect.samples.length === 0 ? (
            <p className={styles.meta}>
              {t(
                effect.cellsChanged === 0 && effect.rowsAfter === effect.rowsBefore
                  ? 'recipe.samples.none'
                  : 'recipe.samples.rowsOnly',
              )}
            </p>
          ) : (
            <SampleTable
              effect={effect}
              limit={effect.samples.length}
              caption={t('recipe.samples.title', { n: scene.shown + 1 })}
            />
          )}
        </>
      )}
    </div>
  )
}
