import { Button, Skeleton } from '@mantine/core'
import { IconFileOff, IconPlus, IconStack2 } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Template } from '../../../core/template/template.ts'
import { formatRoute } from '../../../state/route.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { BrokenTemplates } from './broken-templates.tsx'
import { buildLibraryTree } from './build-library-tree.ts'
import styles from './library-overview.module.css'
import { PackButtons } from './pack-buttons.tsx'
import { useCatalogueNames } from './use-catalogue-names.ts'
import { useLack } from './use-lack.ts'

/** The whole library as questions, and the files that could not be taken in. */
export function LibraryOverview() {
  const { t } = useWords()
  const nameOf = useCatalogueNames()
  const actions = useActions()
  const library = useAppState((state) => state.library)
  const templates = useAppState((state) => state.templates)
  const tree = useMemo(() => buildLibraryTree(templates, { text: '', pinyin: null, nameOf }), [templates, nameOf])
  if (library === 'loading') return <OverviewSkeleton label={t('template.loading')} />
  if (library === 'failed') return <LibraryFailure />
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{t('template.library')}</h1>
          <p className={styles.lead}>
            {t('template.libraryText')} {t('template.count', { count: templates.length })}
          </p>
        </div>
        <div className={styles.actions}>
          <Button
            leftSection={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => {
              actions.drafts.create()
            }}
          >
            {t('template.own.create')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconStack2 size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => {
              actions.session.go({ page: 'template-sets' })
            }}
          >
            {t('template.set.open')}
          </Button>
          <PackButtons />
        </div>
      </header>
      {templates.length === 0 && (
        <EmptyNote icon={IconFileOff} title={t('template.empty')} text={t('template.emptyText')} />
      )}
      {tree.map((subsystem) => (
        <section key={subsystem.id} className={styles.subsystem} aria-label={nameOf(subsystem.id)}>
          {subsystem.modules.map((module) => (
            <div key={module.id}>
              <h2 className={styles.module}>
                {nameOf(subsystem.id)} · {nameOf(module.id)}
              </h2>
              <ul className={styles.list}>
                {module.templates.map((template) => (
                  <Row key={template.id} template={template} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      <BrokenTemplates />
    </>
  )
}

function Row({ template }: { template: Template }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const last = useAppState((state) => state.lastParameters[template.id])
  const lack = useLack(template.id)
  const route = { page: 'templates', template: template.id, parameters: last ?? {} } as const
  return (
    <li className={styles.row}>
      <a
        className={styles.question}
        href={formatRoute(route)}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          actions.session.go(route)
        }}
      >
        {local(template.question)}
      </a>
      <span className={styles.name}>
        {local(template.title)} · {template.id}
      </span>
      {lack !== null && (
        <span className={styles.lack} title={t('template.cannotRun')}>
          {lack}
        </span>
      )}
    </li>
  )
}

function LibraryFailure() {
  const { t, error } = useWords()
  const failure = useAppState((state) => state.libraryFailure)
  return (
    <FailureNote
      text={
        failure === null
          ? t('template.loadFailed')
          : `${t('template.loadFailed')} ${error(failure.code, failure.params)}`
      }
      detail={failure?.detail ?? null}
      detailLabel={t('shell.details')}
      hideLabel={t('shell.hideDetails')}
      actions={
        <Button
          size="xs"
          onClick={() => {
            location.reload()
          }}
        >
          {t('shell.reload')}
        </Button>
      }
    />
  )
}

function OverviewSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <Skeleton height={28} width={160} />
      <Skeleton height={16} width={420} mt={12} mb={28} />
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={44} mt={8} />
      ))}
    </div>
  )
}
