import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { Template } from '../../../core/template/template.ts'
import { formatRoute } from '../../../state/route.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import styles from './library-tree.module.css'
import { useLack } from './use-lack.ts'

export type BranchProps = { name: string; count: number; level: 0 | 1; open: boolean; onToggle: () => void }

/** A line of the tree that opens and folds what is under it. */
export function Branch({ name, count, level, open, onToggle }: BranchProps) {
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

/** Templates of one branch; `flat` under a branch of the first level. */
export function Leaves(props: { templates: readonly Template[]; current: string | null; flat?: boolean }) {
  const { templates, current, flat = false } = props
  return (
    <ul className={styles.leaves} data-flat={flat}>
      {templates.map((template) => (
        <Leaf key={template.id} template={template} current={template.id === current} />
      ))}
    </ul>
  )
}

function Leaf({ template, current }: { template: Template; current: boolean }) {
  const { t } = useWords()
  const local = useLocalText()
  const open = useOpenTemplate()
  const parameters = useAppState((state) => state.lastParameters[template.id])
  const own = useAppState((state) => state.catalogue.templates.some(({ id }) => id === template.id))
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
        {lack === null ? (
          own && <span className={styles.lack}>{t('template.own.mark')}</span>
        ) : (
          <span className={styles.lack}>{lack}</span>
        )}
      </a>
    </li>
  )
}

/** Opens a template with the parameters that it was left with. */
export function useOpenTemplate(): (template: Template) => void {
  const actions = useActions()
  const last = useAppState((state) => state.lastParameters)
  return (template) => {
    actions.session.go({ page: 'templates', template: template.id, parameters: last[template.id] ?? {} })
  }
}
