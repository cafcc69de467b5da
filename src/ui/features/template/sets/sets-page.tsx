import { Button, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { TemplateSet } from '../../../../core/dataset/template-set.ts'
import { useAppState, useWords } from '../../../hooks/use-app.ts'
import { EditSet } from './edit-set.tsx'
import { RunSet } from './run-set.tsx'
import styles from './sets-page.module.css'

/** Sets of templates at the left; at the right one is run for a month, or put together. */
export function SetsPage() {
  const { t } = useWords()
  const sets = useAppState((state) => state.catalogue.templateSets)
  const [picked, setPicked] = useState<string | null>(null)
  const [edited, setEdited] = useState<TemplateSet | 'new' | null>(null)
  const shown = sets.find(({ id }) => id === picked) ?? sets[0]
  const editing = edited ?? (shown === undefined ? 'new' : null)
  return (
    <div className={styles.page}>
      <nav className={styles.sets} aria-label={t('template.set.title')}>
        <h2 className={styles.title}>{t('template.set.title')}</h2>
        <ul className={styles.list}>
          {sets.map((set) => (
            <li key={set.id}>
              <UnstyledButton
                className={styles.set}
                aria-current={editing === null && set.id === shown?.id ? 'true' : undefined}
                onClick={() => {
                  setEdited(null)
                  setPicked(set.id)
                }}
              >
                <span className={styles.name}>{set.name}</span>
                <span className={styles.count}>{set.templates.length}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            setEdited('new')
          }}
        >
          {t('template.set.new')}
        </Button>
      </nav>
      <div className={styles.content}>
        {editing !== null ? (
          <EditSet
            key={editing === 'new' ? 'new' : editing.id}
            set={editing === 'new' ? null : editing}
            onDone={(id) => {
              setEdited(null)
              if (id !== null) setPicked(id)
            }}
          />
        ) : (
          shown !== undefined && (
            <RunSet
              key={shown.id}
              set={shown}
              onEdit={() => {
                setEdited(shown)
              }}
            />
          )
        )}
      </div>
    </div>
  )
}
