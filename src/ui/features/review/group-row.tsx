import { ActionIcon, Checkbox } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { formatCount, formatPeriod } from '../../../i18n/format.ts'
import type { Translator } from '../../../i18n/translate.ts'
import type { GroupSummary } from '../../../state/selectors/group-summary.ts'
import type { ImportRow } from '../../../state/selectors/import-list.ts'
import { countOpenDoubts } from '../../../state/selectors/import-tables.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './file-list.module.css'
import type { FileRowProps } from './file-row-buttons.tsx'
import { RemoveButton, SelectButton } from './file-row-buttons.tsx'
import { GroupMark } from './group-mark.tsx'
import { coverWords } from './period-words.ts'
import { standingWords } from './standing-words.ts'

/** Tables of one form: the table that they become, how many they are, what periods they cover, and what they want of a person. */
export function GroupRow(props: FileRowProps & { row: Extract<ImportRow, { kind: 'group' }> }) {
  const words = useWords()
  const { t } = words
  const actions = useActions().imports
  const { group, summary, unfolded } = props.row
  const included = group.members.filter(({ decision }) => decision.include).length
  const Chevron = unfolded ? IconChevronDown : IconChevronRight
  return (
    <div className={styles.groupLine} data-current={props.current || undefined} data-group-line>
      <Checkbox
        className={styles.tick ?? ''}
        size="xs"
        tabIndex={props.tabbable ? 0 : -1}
        checked={included === group.members.length}
        indeterminate={included > 0 && included < group.members.length}
        aria-label={t('review.group.includeAll', { name: group.name })}
        onChange={(event) => {
          actions.includeGroup(group.key, event.currentTarget.checked)
        }}
      />
      <span className={styles.words}>
        <SelectButton {...props} title={group.name} subtitle={sizeWords(summary, words)} muted={included === 0} />
        <span className={styles.detail} title={coverWords(summary.cover, words)}>
          {periodWords(summary, words)}
        </span>
        <span className={styles.stateLine}>
          <GroupMark state={summary.state} text={stateWords(summary, words)} />
        </span>
      </span>
      <ActionIcon
        size={24}
        color="gray"
        tabIndex={props.tabbable ? 0 : -1}
        aria-expanded={unfolded}
        aria-label={t(unfolded ? 'review.group.fold' : 'review.group.unfold', { name: group.name })}
        onClick={() => {
          props.onFold(group.key, !unfolded)
        }}
      >
        <Chevron size={15} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}

/** One table of a group under its line. */
export function MemberRow(props: FileRowProps & { row: Extract<ImportRow, { kind: 'member' }> }) {
  const words = useWords()
  const { t, language } = words
  const actions = useActions().imports
  const { group, member } = props.row
  const { decision, sheetName, file, ref } = member
  const { period } = decision.choice
  const open = decision.include ? countOpenDoubts(decision) : 0
  const details = [
    period === null ? t('review.files.noPeriod') : formatPeriod(period, language),
    sheetName,
    ...standingWords(group, member, words),
    ...(open > 0 ? [t('review.files.doubts', { count: open, n: formatCount(open) })] : []),
  ]
  return (
    <div className={`${styles.line ?? ''} ${styles.member ?? ''}`} data-current={props.current || undefined} data-child>
      <Checkbox
        className={styles.tick ?? ''}
        size="xs"
        tabIndex={props.tabbable ? 0 : -1}
        checked={decision.include}
        aria-label={t('review.group.includeOne', { file: file.name, sheet: sheetName })}
        onChange={(event) => {
          actions.include(ref, event.currentTarget.checked)
        }}
      />
      <SelectButton
        {...props}
        title={file.name}
        subtitle={details.join(' · ')}
        muted={!decision.include}
        doubtful={open > 0 || member.standing.kind === 'clash'}
      />
      <RemoveButton file={file} tabbable={props.tabbable} />
    </div>
  )
}

/** Files, tables and rows of a group. */
export function sizeWords({ allFiles, members, rows, tables }: GroupSummary, { t }: Translator): string {
  return [
    t('review.group.files', { count: allFiles, n: formatCount(allFiles) }),
    ...(members === allFiles ? [] : [t('review.files.tables', { count: members, n: formatCount(members) })]),
    ...(tables === 0 ? [] : [t('review.files.rows', { count: rows, n: formatCount(rows) })]),
  ].join(' · ')
}

function periodWords({ cover, withoutPeriod, members }: GroupSummary, words: Translator): string {
  const periods = coverWords(cover, words)
  if (withoutPeriod === members) return words.t('review.table.noPeriod')
  const without =
    withoutPeriod === 0
      ? []
      : [words.t('review.group.withoutPeriod', { count: withoutPeriod, n: formatCount(withoutPeriod) })]
  return [periods, ...without].join(' · ')
}

/** The state with its counts: what wants a person, what replaces, what is loaded already. */
export function stateWords(summary: GroupSummary, { t }: Translator): string {
  const { state, points, conflicts, same, replaces, leftOut } = summary
  const count = (
    key:
      | 'review.files.conflicts'
      | 'review.files.doubts'
      | 'review.group.same'
      | 'review.group.replacesCount'
      | 'review.group.leftOut',
    n: number,
  ): string[] => (n === 0 ? [] : [t(key, { count: n, n: formatCount(n) })])
  const head =
    state === 'conflict' || state === 'look' || state === 'replaces' ? [] : [t(`review.group.state.${state}`)]
  return [
    ...head,
    ...count('review.files.conflicts', conflicts),
    ...count('review.files.doubts', points),
    ...count('review.group.replacesCount', replaces),
    ...(state === 'loaded' ? [] : count('review.group.same', same)),
    ...(state === 'left-out' ? [] : count('review.group.leftOut', leftOut)),
  ].join(' · ')
}
