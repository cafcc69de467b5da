import { Checkbox } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useMemo, useRef, useState } from 'react'
import type { Template } from '../../../core/template/template.ts'
import { formatRoute } from '../../../state/route.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { buildLibraryTree } from './build-library-tree.ts'
import { LibrarySearchField } from './library-search-field.tsx'
import styles from './library-tree.module.css'
import { Branch, Leaves, useOpenTemplate } from './tree-parts.tsx'
import { useCatalogueNames } from './use-catalogue-names.ts'
import { usePinyin } from '../../hooks/use-pinyin.ts'
import { useRunnable } from './use-runnable.ts'

/** A library of so many templates is shown with all its modules open. */
const smallLibrary = 24

/** The library as a tree with search. Arrow keys walk through it, Enter in the search opens the first template found. */
export function LibraryTree({ current, onFold }: { current: string | null; onFold: () => void }) {
  const { t } = useWords()
  const nameOf = useCatalogueNames()
  const actions = useActions()
  const templates = useAppState((state) => state.templates)
  const favourites = useAppState((state) => state.favourites)
  const recent = useAppState((state) => state.recentTemplates)
  const wishesRunnable = useAppState((state) => state.runnableOnly)
  const draft = useAppState((state) => state.templateDraft !== null)
  const open = useOpenTemplate()
  const [search, setSearch] = useState('')
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const list = useRef<HTMLElement>(null)
  const searching = search.trim() !== ''
  const pinyin = usePinyin(searching)
  const runnable = useRunnable()
  const shown = useMemo(
    () => (wishesRunnable && runnable !== null ? templates.filter(({ id }) => runnable.has(id)) : templates),
    [wishesRunnable, runnable, templates],
  )
  const tree = useMemo(() => buildLibraryTree(shown, { text: search, pinyin, nameOf }), [shown, search, pinyin, nameOf])
  const present = templates.find(({ id }) => id === current)
  const isOpen = (id: string, usual: boolean): boolean => searching || (toggled.get(id) ?? usual)
  const toggle = (id: string, usual: boolean): void => {
    setToggled(new Map(toggled).set(id, !(toggled.get(id) ?? usual)))
  }
  const pick = (ids: readonly string[]): Template[] => ids.flatMap((id) => shown.filter((each) => each.id === id))
  const onSearchKey = (event: KeyboardEvent): void => {
    const first = tree[0]?.modules[0]?.templates[0]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && searching && first !== undefined) open(first)
    else if (event.key === 'ArrowDown') focusItem(list.current, 0)
    else if (event.key === 'Escape' && searching) setSearch('')
    else return
    event.preventDefault()
  }
  const shortcuts = [
    { id: 'favourites', name: t('template.favourites'), templates: pick(favourites) },
    { id: 'recent', name: t('template.recent'), templates: pick(recent) },
  ].filter((group) => group.templates.length > 0)
  return (
    <nav
      ref={list}
      className={styles.tree}
      aria-label={t('template.library')}
      onKeyDown={(event) => {
        walk(event, list.current)
      }}
    >
      <LibrarySearchField value={search} onChange={setSearch} onKeyDown={onSearchKey} onFold={onFold} />
      {runnable !== null && (
        <Checkbox
          className={styles.filter ?? ''}
          size="xs"
          label={t('template.runnableOnly', { count: runnable.size })}
          checked={wishesRunnable}
          onChange={(event) => {
            actions.templates.setRunnableOnly(event.currentTarget.checked)
          }}
        />
      )}
      {draft && (
        <a className={styles.draft} href={formatRoute({ page: 'template-editor' })}>
          <IconPencil size={14} stroke={1.5} aria-hidden="true" />
          {t('template.own.draftWaits')}
        </a>
      )}
      <div className={styles.list}>
        {searching && tree.length === 0 && (
          <p className={styles.nothing} role="status">
            {t('template.nothingFound', { text: search.trim() })}
          </p>
        )}
        {!searching && shown.length === 0 && templates.length > 0 && (
          <p className={styles.nothing} role="status">
            {t('template.noneRunnable')}
          </p>
        )}
        {!searching &&
          shortcuts.map(({ id, name, templates: some }) => (
            <section key={id}>
              <Branch
                name={name}
                count={some.length}
                level={0}
                open={isOpen(id, id === 'favourites')}
                onToggle={() => {
                  toggle(id, id === 'favourites')
                }}
              />
              {isOpen(id, id === 'favourites') && <Leaves templates={some} current={current} flat />}
            </section>
          ))}
        {tree.map((subsystem) => (
          <section key={subsystem.id}>
            <Branch
              name={nameOf(subsystem.id)}
              count={subsystem.count}
              level={0}
              open={isOpen(subsystem.id, true)}
              onToggle={() => {
                toggle(subsystem.id, true)
              }}
            />
            {isOpen(subsystem.id, true) &&
              subsystem.modules.map((module) => {
                const id = `${subsystem.id} ${module.id}`
                const isPresent = present?.module === module.id && present.subsystem === subsystem.id
                const usual = isPresent || templates.length <= smallLibrary
                return (
                  <section key={module.id}>
                    <Branch
                      name={nameOf(module.id)}
                      count={module.templates.length}
                      level={1}
                      open={isOpen(id, usual)}
                      onToggle={() => {
                        toggle(id, usual)
                      }}
                    />
                    {isOpen(id, usual) && <Leaves templates={module.templates} current={current} />}
                  </section>
                )
              })}
          </section>
        ))}
      </div>
    </nav>
  )
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
