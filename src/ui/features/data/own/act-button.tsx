import { ActionIcon, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'

/** A small button with a sign; `label` is shown, `name` says what it acts on. */
export function ActButton(props: { sign: Icon; label: string; name: string; onClick: () => void }) {
  const Sign = props.sign
  return (
    <Tooltip label={props.label}>
      <ActionIcon size={28} color="gray" aria-label={props.name} onClick={props.onClick}>
        <Sign size={16} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  )
}
