import {
  IconArrowsExchange,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconCircleOff,
  IconEye,
  IconRefresh,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { GroupState } from '../../../state/selectors/group-summary.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './file-list.module.css'

const icons: Record<GroupState, ComponentType<{ size: number; stroke: number; 'aria-hidden': 'true' }>> = {
  conflict: IconArrowsExchange,
  look: IconEye,
  new: IconCircleDashed,
  replaces: IconRefresh,
  known: IconCircleCheck,
  ready: IconCircleDotted,
  loaded: IconCircleCheck,
  'left-out': IconCircleOff,
}

/** State of a group as a shape and a word. */
export function GroupMark({ state, text }: { state: GroupState; text?: string }) {
  const { t } = useWords()
  const Icon = icons[state]
  return (
    <span className={styles.state} data-state={state}>
      <Icon size={13} stroke={1.75} aria-hidden="true" />
      {text ?? t(`review.group.state.${state}`)}
    </span>
  )
}
