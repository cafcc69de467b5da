import { Button } from '@mantine/core'
import { IconPin, IconPinFilled } from '@tabler/icons-react'
import type { PinnedRows } from '../../state/actions/pins.ts'
import type { Pin } from '../../state/pin.ts'
import { useActions, useAppState, useWords } from '../hooks/use-app.ts'

/** Keeps a result in view beside others, or lets it go. */
export function PinButton({ pin, rows, busy }: { pin: Pin; rows: PinnedRows; busy: boolean }) {
  const { t } = useWords()
  const actions = useActions()
  const pinned = useAppState((state) => state.pins.some(({ id }) => id === pin.id))
  const Sign = pinned ? IconPinFilled : IconPin
  return (
    <Button
      variant="default"
      disabled={busy}
      aria-pressed={pinned}
      title={t(pinned ? 'pin.unpinHint' : 'pin.pinHint')}
      leftSection={<Sign size={16} stroke={1.5} aria-hidden="true" />}
      style={{ marginBottom: 6 }}
      onClick={() => {
        if (pinned) actions.pins.remove(pin.id)
        else actions.pins.add(pin, rows)
      }}
    >
      {t(pinned ? 'pin.pinned' : 'pin.pin')}
    </Button>
  )
}
