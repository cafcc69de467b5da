import { Button, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { TemplateFault } from '../../../../core/template/template.ts'
import { useWords } from '../../../hooks/use-app.ts'
import type { SqlFault } from '../../../sql/fault-mark.ts'
import styles from './fault-list.module.css'

/** Everything that is wrong with the text, each with its line, to which a click leads. */
export function FaultList(props: {
  faults: readonly TemplateFault[]
  onGo: (fault: SqlFault) => void
  /** Null where the head lists all that the SQL reads. */
  onAddInputs: (() => void) | null
}) {
  const { t, fault: say } = useWords()
  const { faults } = props
  return (
    <footer className={styles.foot}>
      <div className={styles.head} role="status">
        {faults.length === 0 ? (
          <span className={styles.sound}>
            <IconCircleCheck size={16} stroke={1.5} aria-hidden="true" />
            {t('template.own.sound')}
          </span>
        ) : (
          <span className={styles.faulty}>
            <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
            {t('template.own.faults', { count: faults.length })}
          </span>
        )}
        {props.onAddInputs !== null && (
          <Button size="xs" variant="subtle" onClick={props.onAddInputs}>
            {t('template.own.addInputs')}
          </Button>
        )}
      </div>
      {faults.length > 0 && (
        <ul className={styles.list}>
          {faults.map((fault, at) => (
            <li key={at}>
              <UnstyledButton
                className={styles.fault}
                onClick={() => {
                  props.onGo({ line: fault.line, word: null })
                }}
              >
                <span className={styles.line}>{t('template.own.faultLine', { line: fault.line })}</span>
                <span>{say(fault.code, fault.params)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}
