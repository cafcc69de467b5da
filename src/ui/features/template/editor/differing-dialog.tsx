import { Button, Modal } from '@mantine/core'
import type { ExampleCheck } from '../../../../state/actions/template-examples.ts'
import { useWords } from '../../../hooks/use-app.ts'
import { ExampleOutcomes } from '../examples/example-outcomes.tsx'
import styles from './differing-dialog.module.css'

/** Asks whether a template is to be stored though its examples differ, or could not be checked; shows what differs. */
export function DifferingDialog(props: { check: ExampleCheck; onSave: () => void; onClose: () => void }) {
  const { t, error } = useWords()
  const { template, differing, failure } = props.check
  const title =
    failure === null
      ? t('template.example.saveDiffering', { count: differing.length })
      : t('template.example.saveUnchecked')
  return (
    <Modal
      opened
      size="min(640px, 94vw)"
      title={title}
      onClose={props.onClose}
      closeButtonProps={{ 'aria-label': t('template.own.close') }}
    >
      <p className={styles.text}>{t('template.example.saveText')}</p>
      <div className={styles.outcomes}>
        {failure === null ? (
          <ExampleOutcomes template={template} outcomes={differing} />
        ) : (
          <p className={styles.failure}>{error(failure.code, failure.params)}</p>
        )}
      </div>
      <div className={styles.foot}>
        <Button variant="default" onClick={props.onSave}>
          {t('template.example.saveAnyway')}
        </Button>
        <Button data-autofocus onClick={props.onClose}>
          {t('template.example.back')}
        </Button>
      </div>
    </Modal>
  )
}
