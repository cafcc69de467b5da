import { Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconChartBar,
  IconDatabase,
  IconLayoutGrid,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPin,
} from '@tabler/icons-react'
import type { Route } from '../../state/route.ts'
import { formatRoute } from '../../state/route.ts'
import { useActions, useAppState, useWords } from '../hooks/use-app.ts'
import styles from './rail.module.css'

const places = [
  { key: 'data', icon: IconDatabase, route: { page: 'data' }, pages: ['data', 'table', 'clean', 'review'] },
  {
    key: 'templates',
    icon: IconLayoutGrid,
    route: { page: 'templates', template: null, parameters: {} },
    pages: ['templates', 'template-editor', 'template-sets'],
  },
  { key: 'analysis', icon: IconChartBar, route: { page: 'analysis' }, pages: ['analysis'] },
  { key: 'pins', icon: IconPin, route: { page: 'pins' }, pages: ['pins'] },
] as const satisfies { key: string; icon: unknown; route: Route; pages: Route['page'][] }[]

/** The left rail: places that exist, folding to icons. */
export function Rail() {
  const { t } = useWords()
  const actions = useActions()
  const folded = useAppState((state) => state.railFolded)
  const page = useAppState((state) => state.route.page)
  const pinned = useAppState((state) => state.pins.length > 0)
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const foldLabel = t(folded ? 'shell.rail.unfold' : 'shell.rail.fold')
  return (
    <nav className={styles.rail} data-folded={folded} aria-label={t('shell.navigation')}>
      {places.map(({ key, icon: Icon, route, pages }) => {
        // Only what exists is shown.
        if (key === 'pins' && !pinned && page !== 'pins') return null
        const current = (pages as readonly string[]).includes(page)
        return (
          <Tooltip key={key} label={t(`shell.rail.${key}`)} position="right" disabled={!folded}>
            <a
              className={styles.place}
              href={formatRoute(route)}
              aria-current={current ? 'page' : undefined}
              aria-label={t(`shell.rail.${key}`)}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                actions.session.go(route)
              }}
            >
              <Icon size={18} stroke={1.5} aria-hidden="true" />
              {!folded && <span>{t(`shell.rail.${key}`)}</span>}
            </a>
          </Tooltip>
        )
      })}
      <div className={styles.space} />
      <Tooltip label={foldLabel} position="right">
        <UnstyledButton
          className={styles.fold}
          aria-label={foldLabel}
          aria-expanded={!folded}
          onClick={() => {
            actions.session.foldRail(!folded)
          }}
        >
          <FoldIcon size={18} stroke={1.5} />
        </UnstyledButton>
      </Tooltip>
    </nav>
  )
}
