import { ActionIcon, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconLayoutSidebarLeftCollapse, IconSearch, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useMemo, useRef, useState } from 'react'
import type { Template } from '../../../core/template/template.ts'
import { formatRoute } from '../../../state/route.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { buildLibraryTree } from './build-library-tree.ts'
import styles from './library-tree.module.css'
import { useLack } from './use-lack.ts'
import { useCatalogueNames } from './use-catalogue-names.ts'

/** The library as a tree with search. Arrow keys walk through it, Enter in the search opens the first template found. */
export function LibraryTree({ current, onFold }: { current: string | null; onFold: () => void }) {
  const { t } = useWords()
  const nameOf = useCatalogueNames()
  const templates = useAppState((state) => state.templates)
  const open = useOpenTemplate()
  const [search, setSearch] = useState('')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLElement>(null)
  const tree = useMemo(() => buildLibraryTree(templates, search, nameOf), [templates, search, nameOf])
  const searching = search.trim() !== ''
  const toggle = (id: string): void => {
    const next = new Set(closed)
    if (!next.delete(id)) next.add(id)
    setClosed(next)
  }
  const onSearchKey = (event: KeyboardEvent): void => {
    const first = tree[0]?.modules[0]?.templates[0]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && searching && first !== undefined) open(first)
    else if (event.key === 'ArrowDown') focusItem(list.current, 0)
    else if (event.key === 'Escape' && searching) setSearch('')
    else return
    event.preventDefault()
  }
  return (
    <nav ref={list} className={styles.tree} aria-label={t('template.library')} onKeyDown={(event) => { walk(event, list.current) }}>
      <div className={styles.head}>
        <TextInput
          className={styles.search ?? ''}
          value={search}
          type="search"
          aria-label={t('template.search')}
          placeholder={t('template.searchShort')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
          rightSection={
            searching ? (
              <ActionIcon size={24} color="gray" aria-label={t('template.clearSearch')} onClick={() => { setSearch('') }}>
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            ) : null
          }
          onChange={(event) => { setSearch(event.currentTarget.value) }}
          onKeyDown={onSearchKey}
        />
        <Tooltip label={t('template.fold')}>
          <ActionIcon color="gray" aria-label={t('template.fold')} onClick={onFold}>
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.list}>
        {searching && tree.length === 0 && <p className={styles.nothing} role="status">{t('template.nothingFound', { text: search.trim() })}</p>}
        {tree.map((subsystem) => (
          <section key={subsystem.id}>
            <Branch name={nameOf(subsystem.id)} count={subsystem.count} level={0} open={searching || !closed.has(subsystem.id)} onToggle={() => { toggle(subsystem.id) }} />
            {(searching || !closed.has(subsystem.id)) &&
              subsystem.modules.map((module) => (
                <section key={module.id}>
                  <Branch name={nameOf(module.id)} count={module.templates.length} level={1} open={searching || !closed.has(module.id)} onToggle={() => { toggle(module.id) }} />
                  {(searching || !closed.has(module.id)) && (
                    <ul className={styles.leaves}>
                      {module.templates.map((template) => (
                        <Leaf key={template.id} template={template} current={template.id === current} />
                      ))}
                    </ul>
                  )}
                </section>
              ))}
          </section>
        ))}
      </div>
    </nav>
  )
}

type BranchProps = { name: string; count: number; level: 0 | 1; open: boolean; onToggle: () => void }

function Branch({ name, count, level, open, onToggle }: BranchProps) {
  return (
    <h3 className={styles.branch} data-level={level}>
      <UnstyledButton className={styles.toggle} aria-expanded={open} data-item onClick={onToggle}>
        <IconChevronRight className={styles.chevron} size={14} stroke={1.5} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        <span className={styles.count}>{count}</span>
      </UnstyledButton>
    </h3>
  )
}

function Leaf({ template, current }: { template: Template; current: boolean }) {
  const local = useLocalText()
  const open = useOpenTemplate()
  const parameters = useAppState((state) => state.lastParameters[template.id])
  const lack = useLack(template.id)
  return (
    <li>
      <a
        className={styles.leaf}
        data-item
        data-lacking={lack !== null}
        aria-current={current ? 'page' : undefined}
        href={formatRoute({ page: 'templates', template: template.id, parameters: parameters ?? {} })}
        title={lack === null ? local(template.title) : `${local(template.title)} · ${lack}`}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          open(template)
        }}
      >
        <span className={styles.title}>{local(template.title)}</span>
        {lack !== null && <span className={styles.lack}>{lack}</span>}
      </a>
    </li>
  )
}

/** Opens a template with the parameters that it was left with. */
function useOpenTemplate(): (template: Template) => void {
  const actions = useActions()
  const last = useAppState((state) => state.lastParameters)
  return (template) => { actions.session.go({ page: 'templates', template: template.id, parameters: last[template.id] ?? {} }) }
}

function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const item = event.target instanceof Element ? event.target.closest('[data-item]') : null
  if (item === null || list === null) return
  event.preventDefault()
  const items = [...list.querySelectorAll('[data-item]')]
  focusItem(list, items.indexOf(item) + (event.key === 'ArrowDown' ? 1 : -1))
}

function focusItem(list: HTMLElement | null, index: number): void {
  const item = list?.querySelectorAll<HTMLElement>('[data-item]')[index]
  item?.focus()
}
