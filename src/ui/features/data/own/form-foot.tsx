import { Button } from '@mantine/core'
import type { ModelFault } from '../../../../core/dataset/check-own-tables.ts'
import { useWords } from '../../../hooks/use-app.ts'
import styles from './make-dialog.module.css'

/** More faults than these are seen in the fields themselves. */
const mostFaults = 3

/** What is still wrong, and the buttons. Nothing can be saved before the last fault is gone. */
export function FormFoot(props: {
  faults: readonly ModelFault[]
  ready: boolean
  saveLabel?: string
  onSave: () => Promise<void>
  onClose: () => void
}) {
  const { t, error } = useWords()
  const texts = [...new Set(props.faults.map(({ code, params }) => error(code, params)))]
  return (
    <div className={styles.foot}>
      <ul className={styles.faults} aria-live="polite">
        {texts.slice(0, mostFaults).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Button variant="default" onClick={props.onClose}>
        {t('model.cancel')}
      </Button>
      <Button
        disabled={!props.ready || props.faults.length > 0}
        onClick={() => {
          void props.onSave()
        }}
      >
        {props.saveLabel ?? t('model.save')}
      </Button>
    </div>
  )
}
