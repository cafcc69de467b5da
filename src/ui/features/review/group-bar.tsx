import { Button, SegmentedControl } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { formatCount } from '../../../i18n/format.ts'
import { isKnown, listPoints, summariseGroup, wantsConfirmation } from '../../../state/selectors/group-summary.ts'
import type { ImportGroup } from '../../../state/selectors/import-plan.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { GroupMark } from './group-mark.tsx'
import styles from './group-bar.module.css'
import { stateWords } from './group-row.tsx'

/** What the middle shows of a group: the sheet of one member, or the list of all. */
export type GroupView = 'sheet' | 'members'

/** Above the sheet of a table that is one of several: the group's name and state, its confirmation, and the way to its members. */
export function GroupBar(props: { group: ImportGroup; view: GroupView; onView: (view: GroupView) => void }) {
  const { group, view } = props
  const words = useWords()
  const { t } = words
  const actions = useActions().imports
  const summary = summariseGroup(group)
  const count = group.members.length
  const unconfirmed = wantsConfirmation(group)
  const open = unconfirmed || listPoints(group).length > 0
  return (
    <div className={styles.bar} role="group" aria-label={t('review.group.heading')}>
      <div className={styles.names}>
        <span className={styles.name} title={group.name}>
          {group.name}
        </span>
        <GroupMark state={summary.state} text={stateWords(summary, words)} />
        <span className={styles.hint}>
          {unconfirmed
            ? t('review.group.confirmHint', { count, n: formatCount(count) })
            : isKnown(group)
              ? t('review.group.knownHint')
              : group.members.some(({ decision }) => decision.confirmed)
                ? t('review.group.confirmed')
                : ''}
        </span>
      </div>
      <div className={styles.tools}>
        {open && (
          <Button
            size="compact-sm"
            variant={unconfirmed ? 'filled' : 'default'}
            leftSection={<IconCheck size={14} stroke={1.75} aria-hidden="true" />}
            onClick={() => {
              actions.confirmGroup(group.key)
            }}
          >
            {t('review.group.confirm')}
          </Button>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('review.group.view')}
          value={view}
          data={[
            { value: 'sheet', label: t('review.group.sheet') },
            { value: 'members', label: t('review.group.members', { n: formatCount(count) }) },
          ]}
          onChange={(value) => {
            props.onView(value === 'members' ? 'members' : 'sheet')
          }}
        />
      </div>
    </div>
  )
}
