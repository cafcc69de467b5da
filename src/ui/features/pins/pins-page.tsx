import { Button } from '@mantine/core'
import { IconPin } from '@tabler/icons-react'
import { useEffect } from 'react'
import { mostPins } from '../../../state/pin.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { EmptyNote } from '../../kit/empty-note.tsx'
import { EngineWait } from '../../result/engine-wait.tsx'
import '../../result/print.css'
import { PinCard } from './pin-card.tsx'
import styles from './pins-page.module.css'

/** Up to four results side by side. After a reload they are computed again from what is remembered of them. */
export function PinsPage() {
  const { t } = useWords()
  const actions = useActions()
  const pins = useAppState((state) => state.pins)
  const ready = useAppState((state) => state.engine.status === 'ready' && state.library === 'ready')
  useEffect(() => {
    if (ready) void actions.pins.runMissing()
  }, [actions, ready, pins])
  if (pins.length === 0) return <NothingPinned />
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('pin.title')}</h1>
      <p className={styles.text}>{t('pin.text', { count: mostPins })}</p>
      {ready ? (
        <div className={styles.cards} data-many={pins.length > 2} data-one={pins.length === 1}>
          {pins.map((pin) => (
            <PinCard key={pin.id} pin={pin} />
          ))}
        </div>
      ) : (
        <EngineWait />
      )}
    </div>
  )
}

function NothingPinned() {
  const { t } = useWords()
  const actions = useActions()
  return (
    <EmptyNote
      icon={IconPin}
      title={t('pin.empty')}
      text={t('pin.emptyText')}
      actions={
        <Button
          variant="default"
          onClick={() => {
            actions.session.go({ page: 'templates', template: null, parameters: {} })
          }}
        >
          {t('pin.toLibrary')}
        </Button>
      }
    />
  )
}
