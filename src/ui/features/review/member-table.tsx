import { Checkbox, TextInput, UnstyledButton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef } from 'react'
import { parsePeriod } from '../../../core/base/period.ts'
import { formatCount, formatPeriod } from '../../../i18n/format.ts'
import { countOpenDoubts } from '../../../state/selectors/import-tables.ts'
import type { GroupMember, ImportGroup } from '../../../state/selectors/import-plan.ts'
import { refKey } from '../../../state/selectors/import-plan.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './member-table.module.css'
import { periodSource } from './period-source.ts'
import { standingWords } from './standing-words.ts'
import { useDraft } from './use-draft.ts'

/** All tables of a group with their periods, which can be corrected here; as many as there are. */
export function MemberTable({ group, onShow }: { group: ImportGroup; onShow: (member: GroupMember) => void }) {
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const { members } = group
  const virtualizer = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    getItemKey: (index) => refKey(members[index]?.ref ?? { file: '', sheet: index, table: 0 }),
    overscan: 10,
  })
  const rows = virtualizer.getVirtualItems()
  const before = rows[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0)
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="region"
      aria-label={t('review.group.table', { name: group.name })}
    >
      <table className={styles.table} aria-rowcount={members.length + 1}>
        <thead>
          <tr>
            <th scope="col" className={styles.tick}>
              <span className={styles.hidden}>{t('review.group.column.include')}</span>
            </th>
            <th scope="col">{t('review.group.column.member')}</th>
            <th scope="col" className={styles.sheet}>
              {t('review.group.column.sheet')}
            </th>
            <th scope="col" className={styles.period}>
              {t('review.group.column.period')}
            </th>
            <th scope="col" className={styles.from}>
              {t('review.group.column.from')}
            </th>
            <th scope="col" className={styles.rows}>
              {t('review.group.column.rows')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('review.group.column.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {rows.map(({ index, key }) => {
            const member = members[index]
            return member === undefined ? null : (
              <MemberLine key={key} group={group} member={member} index={index} onShow={onShow} />
            )
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  )
}

type MemberLineProps = { group: ImportGroup; member: GroupMember; index: number; onShow: (member: GroupMember) => void }

const MemberLine = memo(function MemberLine({ group, member, index, onShow }: MemberLineProps) {
  const words = useWords()
  const { t } = words
  const actions = useActions().imports
  const { file, sheetName, decision, rows, ref } = member
  const open = decision.include ? countOpenDoubts(decision) : 0
  const state = [
    ...standingWords(group, member, words),
    ...(open > 0 ? [t('review.files.doubts', { count: open, n: formatCount(open) })] : []),
    ...(decision.include ? [] : [t('review.group.state.left-out')]),
  ]
  const params = { file: file.name, sheet: sheetName }
  return (
    <tr aria-rowindex={index + 2} data-out={!decision.include || undefined}>
      <td className={styles.tick}>
        <Checkbox
          size="xs"
          checked={decision.include}
          aria-label={t('review.group.includeOne', params)}
          onChange={(event) => {
            actions.include(ref, event.currentTarget.checked)
          }}
        />
      </td>
      <td>
        <UnstyledButton
          className={styles.link}
          title={file.path + file.name}
          aria-label={t('review.group.show', params)}
          onClick={() => {
            onShow(member)
          }}
        >
          {file.name}
        </UnstyledButton>
      </td>
      <td className={styles.sheet} title={sheetName}>
        {sheetName}
      </td>
      <td className={styles.period}>
        <PeriodCell member={member} />
      </td>
      <td className={styles.from}>{periodSource(decision.choice, t)}</td>
      <td className={styles.rows}>{formatCount(rows)}</td>
      <td
        className={styles.state}
        data-wanting={open > 0 || member.standing.kind === 'clash' || undefined}
        title={state.join(' · ')}
      >
        {state.join(' · ')}
      </td>
    </tr>
  )
})

function PeriodCell({ member }: { member: GroupMember }) {
  const { t, language } = useWords()
  const actions = useActions().imports
  const { file, sheetName, decision, ref } = member
  const { period } = decision.choice
  const draft = useDraft(
    period === null ? '' : formatPeriod(period, language),
    (text) => {
      const parsed = text === '' ? null : parsePeriod(text)
      if (text === '' || parsed !== null) actions.setPeriod(ref, parsed?.value ?? null)
    },
    true,
  )
  return (
    <TextInput
      variant="unstyled"
      size="xs"
      classNames={{ input: styles.periodInput ?? '' }}
      aria-label={t('review.group.periodOf', { file: file.name, sheet: sheetName })}
      placeholder={t('review.files.noPeriod')}
      {...draft}
    />
  )
}
