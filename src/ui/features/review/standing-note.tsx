import { Button, Radio, UnstyledButton } from '@mantine/core'
import { formatCount, formatPeriod } from '../../../i18n/format.ts'
import type { GroupMember, ImportGroup, MemberStanding } from '../../../state/selectors/import-plan.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './table-panel.module.css'

/** How the table stands to what is loaded and to the others of this import, and what can be done about it. */
export function StandingNote({ group, member }: { group: ImportGroup; member: GroupMember }) {
  const { t } = useWords()
  const { standing } = member
  switch (standing.kind) {
    case 'same':
      return <p className={styles.remark}>{t('review.table.twin', { name: standing.dataset.name })}</p>
    case 'copy':
      return <p className={styles.remark}>{t('review.table.copy', { file: standing.of.file.name })}</p>
    case 'clash':
      return <Clash member={member} standing={standing} />
    case 'replace':
      return <Replace group={group} member={member} standing={standing} />
    case 'add':
      return group.target !== null ? (
        <p className={styles.remark}>{t('review.table.joins', { name: group.target.name })}</p>
      ) : group.renamed ? (
        <p className={styles.remark}>{t('review.table.renamed', { name: group.name })}</p>
      ) : null
  }
}

function Replace(props: {
  group: ImportGroup
  member: GroupMember
  standing: Extract<MemberStanding, { kind: 'replace' }>
}) {
  const { t, language } = useWords()
  const actions = useActions().imports
  const { group, member, standing } = props
  const { period, source } = standing.part
  const value = member.decision.onTaken ?? (member.decision.choice.period === null ? 'apart' : 'replace')
  const own = member.action.kind === 'apart' ? member.action.name : `${group.name} (2)`
  return (
    <Radio.Group
      className={styles.taken ?? ''}
      size="xs"
      label={
        period === null
          ? t('review.standing.replaceNoPeriod', { file: source.file })
          : t('review.standing.replace', { period: formatPeriod(period, language), file: source.file })
      }
      value={value}
      onChange={(wish) => {
        actions.decideTaken(member.ref, wish)
      }}
    >
      <Radio size="xs" value="replace" label={t('review.standing.replaceIt')} />
      <Radio size="xs" value="keep-both" label={t('review.standing.append', { name: group.name })} />
      <Radio size="xs" value="apart" label={t('review.standing.apart', { name: own })} />
    </Radio.Group>
  )
}

function Clash({ member, standing }: { member: GroupMember; standing: Extract<MemberStanding, { kind: 'clash' }> }) {
  const { t } = useWords()
  const actions = useActions().imports
  const count = standing.others.length + 1
  const settle = (wish: 'this' | 'both' | 'none') => (): void => {
    actions.settleClash(member.ref, wish)
  }
  return (
    <div className={styles.taken} role="group" aria-label={t('review.files.clash')}>
      <p className={styles.takenText}>{t('review.standing.clash', { count, n: formatCount(count) })}</p>
      <ul className={styles.rivals}>
        {standing.others.slice(0, 5).map((other) => (
          <li key={`${other.ref.file}:${String(other.ref.sheet)}:${String(other.ref.table)}`}>
            <UnstyledButton
              className={styles.rival}
              title={other.file.path + other.file.name}
              onClick={() => {
                actions.select(other.ref)
              }}
            >
              {`${other.file.name} › ${other.sheetName}`}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={styles.choices}>
        <Button size="compact-sm" onClick={settle('this')}>
          {t('review.standing.clashThis')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={settle('both')}>
          {t('review.standing.clashBoth')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={settle('none')}>
          {t('review.standing.clashNone')}
        </Button>
      </div>
    </div>
  )
}
