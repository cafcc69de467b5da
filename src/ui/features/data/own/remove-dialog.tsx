import { Button, Modal } from '@mantine/core'
import type { Template } from '../../../../core/template/template.ts'
import { useWords } from '../../../hooks/use-app.ts'
import styles from './own-table-list.module.css'
import { ReaderList } from './reader-list.tsx'

/** Says which templates cannot run any more before something goes that they read. */
export function RemoveDialog(props: {
  name: string
  readers: readonly Template[]
  onConfirm: () => void
  onClose: () => void
}) {
  const { name, readers, onConfirm, onClose } = props
  const { t } = useWords()
  return (
    <Modal
      opened
      title={t('model.remove.title', { name })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('model.close') }}
    >
      <p>{t('model.remove.readers', { count: readers.length })}</p>
      <ReaderList readers={readers} />
      <div className={styles.foot}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('model.cancel')}
        </Button>
        <Button color="cinnabar" onClick={onConfirm}>
          {t('model.remove.confirm')}
        </Button>
      </div>
    </Modal>
  )
}
