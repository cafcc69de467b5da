import { Button, SegmentedControl } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { copyText } from '../../kit/copy-text.ts'
import { LazySqlEditor } from '../../sql/lazy-sql-editor.tsx'
import styles from './recipe-view.module.css'
import type { RecipeScene } from './use-scene.ts'

/** Which part of the statement is shown: all of it, the shown step, or the functions that it calls. */
type Part = 'all' | 'step' | 'setup'

/** The statement that the steps are, to be read and copied. */
export function RecipeSql({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const actions = useActions()
  const [part, setPart] = useState<Part>('all')
  const { preview, steps, shown } = scene
  const step = steps[shown]
  const latest = steps.length === 0 ? null : preview.latest
  const setup = latest?.setup ?? ''
  const shownPart = part === 'setup' && setup === '' ? 'all' : part
  const texts: Record<Part, string> = {
    all: latest?.sql ?? '',
    step: step === undefined ? '' : (preview.effectOf(step.id)?.sql ?? ''),
    setup,
  }
  const text = texts[shownPart]
  const copy = (what: string): void => {
    actions.session.showText(t(copyText(what) ? 'recipe.sql.copied' : 'recipe.sql.refused'))
  }
  const ofStep = step === undefined ? t('recipe.sql.step') : t('recipe.step.number', { n: shown + 1 })
  return (
    <div className={styles.sql}>
      <div className={styles.sqlBar}>
        <SegmentedControl
          size="xs"
          value={shownPart}
          aria-label={t('recipe.sql.which')}
          data={[
            { value: 'all', label: t('recipe.sql.all') },
            { value: 'step', label: ofStep },
            ...(setup === '' ? [] : [{ value: 'setup', label: t('recipe.sql.setup') }]),
          ]}
          onChange={(value) => setPart(value === 'step' || value === 'setup' ? value : 'all')}
        />
        <p className={styles.sqlText}>{t(shownPart === 'setup' ? 'recipe.sql.setupText' : 'recipe.sql.text')}</p>
        <CopyButton label={t('recipe.sql.copy')} text={text} onCopy={copy} />
        {shownPart === 'all' && setup !== '' && (
          <CopyButton label={t('recipe.sql.copyAll')} text={`${setup}\n\n${text}`} onCopy={copy} />
        )}
      </div>
      {text === '' ? (
        <p className={styles.message}>
          {t(step === undefined || steps.length === 0 ? 'recipe.sql.raw' : 'recipe.sql.noSql')}
        </p>
      ) : (
        <div className={styles.sqlEditor}>
          <LazySqlEditor value={text} label={t('recipe.sql.label')} schema={noSchema} fault={null} readOnly />
        </div>
      )}
    </div>
  )
}

function CopyButton(props: { label: string; text: string; onCopy: (text: string) => void }) {
  return (
    <Button
      size="xs"
      variant="default"
      disabled={props.text === ''}
      leftSection={<IconCopy size={16} stroke={1.5} aria-hidden="true" />}
      onClick={() => props.onCopy(props.text)}
    >
      {props.label}
    </Button>
  )
}

const noSchema: never[] = []
