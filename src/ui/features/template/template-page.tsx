import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftExpand, IconSearchOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useAppState, useWords } from '../../hooks/use-app.ts'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { LibraryOverview } from './library-overview.tsx'
import { LibraryTree } from './library-tree.tsx'
import styles from './template-page.module.css'
import { TemplateView } from './template-view.tsx'

/** The template library at the left, one template or the overview at the right. */
export function TemplatePage() {
  const { t, error } = useWords()
  const id = useAppState((state) => (state.route.page === 'templates' ? state.route.template : null))
  const library = useAppState((state) => state.library)
  const templates = useAppState((state) => state.templates)
  const [folded, setFolded] = useState(() => innerWidth < 1100)
  const template = id === null ? undefined : templates.find((each) => each.id === id)
  return (
    <div className={styles.page}>
      {library === 'ready' && !folded && <LibraryTree current={id} onFold={() => { setFolded(true) }} />}
      <div className={styles.content}>
        {library === 'ready' && folded && (
          <Tooltip label={t('template.unfold')} position="right">
            <ActionIcon className={styles.unfold ?? ''} color="gray" aria-label={t('template.unfold')} onClick={() => { setFolded(false) }}>
              <IconLayoutSidebarLeftExpand size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
        <div className={styles.inner}>
          {id === null || library !== 'ready' ? (
            <LibraryOverview />
          ) : template === undefined ? (
            <EmptyNote icon={IconSearchOff} title={error('template/not-found', { id })} text={t('template.unknownText')} />
          ) : (
            <TemplateView key={template.id} template={template} />
          )}
        </div>
      </div>
    </div>
  )
}
