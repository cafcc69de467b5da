import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { IncomingChoice } from '../../../state/actions/template-packs.ts'
import type { IncomingTemplate } from '../../../state/selectors/compare-templates.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import { LazyTextDifference } from '../../sql/lazy-text-difference.tsx'
import styles from './incoming-dialog.module.css'
import { IncomingRow } from './incoming-row.tsx'

/** Templates that someone wants to take in: what is new, what is there, what differs – with both texts side by side –, what is refused and why. */
export function IncomingDialog({ incoming, onClose }: { incoming: readonly IncomingTemplate[]; onClose: () => void }) {
  const { t } = useWords()
  const actions = useActions()
  const [choices, setChoices] = useState<Record<number, IncomingChoice>>({})
  const [compared, setCompared] = useState<number | null>(null)
  const choiceOf = (at: number): IncomingChoice => choices[at] ?? usualChoice(incoming[at])
  const taken = incoming.filter((_, at) => choiceOf(at) !== 'leave').length
  const shown = compared === null ? undefined : incoming[compared]
  const takeIn = async (): Promise<void> => {
    const all = incoming.map((item, at) => ({ item, choice: choiceOf(at) }))
    if (await actions.packs.takeIn(all)) onClose()
  }
  return (
    <Modal
      opened
      size="min(1200px, 94vw)"
      title={t('template.pack.title', { count: incoming.length })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('template.own.close') }}
    >
      <ul className={styles.list}>
        {incoming.map((item, at) => (
          <IncomingRow
            key={at}
            item={item}
            choice={choiceOf(at)}
            onChoose={(choice) => {
              setChoices({ ...choices, [at]: choice })
            }}
            compared={compared === at}
            onCompare={() => {
              setCompared(compared === at ? null : at)
            }}
          />
        ))}
      </ul>
      {shown !== undefined && (
        <section className={styles.difference} aria-label={t('template.own.difference')}>
          <div className={styles.heads}>
            <span>{t(shown.standing === 'site' ? 'template.pack.sitesText' : 'template.pack.presentText')}</span>
            <span>{t('template.pack.fileText', { file: shown.path })}</span>
          </div>
          <div className={styles.texts}>
            <LazyTextDifference
              before={shown.present}
              after={shown.text}
              label={t('template.own.difference')}
              foldedLines={t('template.own.unchangedLines')}
            />
          </div>
        </section>
      )}
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          {t('template.own.cancel')}
        </Button>
        <Button
          disabled={taken === 0}
          onClick={() => {
            void takeIn()
          }}
        >
          {t('template.pack.take', { count: taken })}
        </Button>
      </div>
    </Modal>
  )
}

/** New ones are taken; where something is there already, it stays until someone says otherwise. */
function usualChoice(item: IncomingTemplate | undefined): IncomingChoice {
  return item?.standing === 'new' ? 'take' : 'leave'
}
