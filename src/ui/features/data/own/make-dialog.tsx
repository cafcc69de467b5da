import { Loader, Modal } from '@mantine/core'
import { useLocalText, useWords } from '../../../hooks/use-app.ts'
import { useSpell } from '../../../hooks/use-spell.ts'
import type { Making } from './making.ts'
import styles from './make-dialog.module.css'
import { FieldsForm } from './fields-form.tsx'
import { TableForm } from './table-form.tsx'

/** Makes a logical table, or fields for one, from the columns of a loaded table. */
export function MakeDialog({ making, onClose }: { making: Making; onClose: () => void }) {
  const { t } = useWords()
  const local = useLocalText()
  const spell = useSpell()
  return (
    <Modal
      opened
      size="min(1040px, 94vw)"
      title={making.kind === 'table' ? t('model.new') : t('model.addTitle', { table: local(making.logical.label) })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('model.close') }}
    >
      {spell === null ? (
        <div className={styles.wait}>
          <Loader size="sm" />
        </div>
      ) : making.kind === 'table' ? (
        <TableForm dataset={making.dataset} shape={making.shape} spell={spell} onClose={onClose} />
      ) : (
        <FieldsForm making={making} spell={spell} onClose={onClose} />
      )}
    </Modal>
  )
}
