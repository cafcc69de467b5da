import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { toAppError } from '../../../core/base/app-error.ts'
import type { AppError } from '../../../core/base/app-error.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { Revision, RevisionSet } from '../../../core/dataset/revision.ts'
import { revisionView } from '../../../core/dataset/revision.ts'
import { quoteLiteral } from '../../../core/sql/quote.ts'
import { formatCount, formatPeriod, formatTime } from '../../../i18n/format.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './parts-button.module.css'

/** Revisions that are fetched and searched; more of them are a matter for a query. */
const mostShown = 500

/** What corrected files changed in a table, cell by cell; nothing where none did. */
export function RevisionsButton({ dataset }: { dataset: Dataset }) {
  const { t } = useWords()
  const all = useAppState((state) => state.catalogue.revisions)
  const [opened, setOpened] = useState(false)
  const sets = all.filter((set) => set.dataset === dataset.id)
  if (sets.length === 0) return null
  const count = sets.reduce((sum, { changed, added, removed }) => sum + changed + added + removed, 0)
  return (
    <Popover position="bottom-start" shadow="md" width={900} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.open}
          onClick={() => {
            setOpened(!opened)
          }}
        >
          {t('data.revisions.open', { count, n: formatCount(count) })}
          <IconChevronDown size={12} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={t('data.revisions.title')}>
        {opened && <Revisions dataset={dataset} sets={sets} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Revisions({ dataset, sets }: { dataset: Dataset; sets: readonly RevisionSet[] }) {
  const { t, error } = useWords()
  const actions = useActions()
  const [search, setSearch] = useState('')
  const { page, failure } = useRevisions(dataset, sets)
  const wanted = search.trim().toLowerCase()
  const found = (page?.revisions ?? []).filter((revision) => wanted === '' || textOf(revision).includes(wanted))
  const query = (): void => {
    actions.results.keepSql(
      `SELECT *\nFROM ${revisionView}\nWHERE dataset_name = ${quoteLiteral(dataset.name)}\nORDER BY seen_at DESC\nLIMIT 100`,
    )
    actions.session.go({ page: 'analysis' })
  }
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          className={styles.search ?? ''}
          size="xs"
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden="true" />}
          placeholder={t('data.revisions.search')}
          aria-label={t('data.revisions.search')}
          value={search}
          data-autofocus
          onChange={(event) => {
            setSearch(event.currentTarget.value)
          }}
        />
        <Button size="xs" variant="default" onClick={query}>
          {t('data.revisions.query')}
        </Button>
      </div>
      {sets
        .filter(({ before }) => before !== null)
        .map((set) => (
          <UndoLine key={set.version} set={set} />
        ))}
      {failure !== null && <p className={styles.note}>{error(failure.code, failure.params)}</p>}
      {failure === null && page === null && <p className={styles.note}>{t('shell.working')}</p>}
      {page !== null && <RevisionTable revisions={found} />}
      {page !== null && (
        <p className={styles.note}>
          {page.total > page.revisions.length
            ? t('data.revisions.some', { total: formatCount(page.total), shown: formatCount(page.revisions.length) })
            : t('data.revisions.all', { count: found.length, n: formatCount(found.length) })}
        </p>
      )}
    </>
  )
}

function UndoLine({ set }: { set: RevisionSet }) {
  const { t, language } = useWords()
  const actions = useActions()
  const params = {
    period: set.period === null ? t('data.noPeriod') : formatPeriod(set.period, language),
    before: set.fileBefore,
    after: set.fileAfter,
  }
  return (
    <div className={styles.set}>
      <span>{t('data.revisions.replaced', params)}</span>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconArrowBackUp size={13} stroke={1.5} aria-hidden="true" />}
        onClick={() => {
          void actions.catalogue.undoReplacement(set.version)
        }}
      >
        {t('data.revisions.undo')}
      </Button>
    </div>
  )
}

function RevisionTable({ revisions }: { revisions: readonly Revision[] }) {
  const { t, language } = useWords()
  return (
    <div className={styles.scroller} role="region" aria-label={t('data.revisions.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('data.column.period')}</th>
            <th scope="col">{t('data.revisions.column.key')}</th>
            <th scope="col">{t('data.revisions.column.column')}</th>
            <th scope="col" data-numeric="true">
              {t('data.revisions.column.before')}
            </th>
            <th scope="col" data-numeric="true">
              {t('data.revisions.column.after')}
            </th>
            <th scope="col">{t('data.revisions.column.file')}</th>
            <th scope="col">{t('data.revisions.column.cell')}</th>
            <th scope="col">{t('data.revisions.column.seenAt')}</th>
          </tr>
        </thead>
        <tbody>
          {revisions.map((revision, index) => (
            <tr key={index}>
              <td>{revision.period === null ? t('data.noPeriod') : formatPeriod(revision.period, language)}</td>
              <td title={revision.key}>{revision.key}</td>
              <td title={revision.column}>{revision.column}</td>
              <td data-numeric="true" className={styles.old}>
                {revision.before ?? t(`data.revisions.kind.${revision.kind}`)}
              </td>
              <td data-numeric="true">{revision.after ?? t(`data.revisions.kind.${revision.kind}`)}</td>
              <td title={`${revision.fileBefore} → ${revision.fileAfter}`}>{revision.fileAfter}</td>
              <td>{revision.cellAfter ?? revision.cellBefore ?? ''}</td>
              <td>{formatTime(revision.seenAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Page = { total: number; revisions: Revision[] }

function useRevisions(dataset: Dataset, sets: readonly RevisionSet[]): { page: Page | null; failure: AppError | null } {
  const actions = useActions()
  const [page, setPage] = useState<Page | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const key = sets.map(({ version }) => version).join()
  useEffect(() => {
    let gone = false
    actions.catalogue.readRevisions(dataset.id, { offset: 0, limit: mostShown }).then(
      (read) => {
        if (!gone) setPage(read)
      },
      (error: unknown) => {
        if (!gone) setFailure(toAppError(error))
      },
    )
    return () => {
      gone = true
    }
  }, [actions, dataset.id, key])
  return { page, failure }
}

function textOf({ period, key, column, before, after, fileBefore, fileAfter }: Revision): string {
  return [period, key, column, before, after, fileBefore, fileAfter].join(' ').toLowerCase()
}
