import { Button, Select } from '@mantine/core'
import type { IncomingChoice } from '../../../state/actions/template-packs.ts'
import type { IncomingStanding, IncomingTemplate } from '../../../state/selectors/compare-templates.ts'
import { useLocalText, useWords } from '../../hooks/use-app.ts'
import styles from './incoming-dialog.module.css'

const offered: Record<IncomingStanding, IncomingChoice[]> = {
  new: ['take', 'leave'],
  own: ['leave', 'take', 'rename'],
  site: ['leave', 'rename'],
  twice: ['leave', 'rename'],
  same: ['leave'],
  broken: ['leave'],
}

export type IncomingRowProps = {
  item: IncomingTemplate
  choice: IncomingChoice
  onChoose: (choice: IncomingChoice) => void
  compared: boolean
  onCompare: () => void
}

/** One template file on its way in: its name, how it stands to what is there, and what is to become of it. */
export function IncomingRow({ item, choice, onChoose, compared, onCompare }: IncomingRowProps) {
  const { t, fault } = useWords()
  const local = useLocalText()
  const { template, standing, faults, path } = item
  const choices = offered[standing]
  const differs = standing === 'own' || standing === 'site'
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>{template === null ? path : local(template.title)}</span>
        <span className={styles.file}>{template === null ? '' : `${template.id} · ${path}`}</span>
        {faults.map((each, at) => (
          <span key={at} className={styles.fault}>
            {t('template.own.faultLine', { line: each.line })} {fault(each.code, each.params)}
          </span>
        ))}
      </div>
      <span className={styles.standing} data-standing={standing}>
        {t(`template.pack.standing.${standing}`)}
      </span>
      {differs && (
        <Button size="xs" variant="subtle" aria-pressed={compared} onClick={onCompare}>
          {t(compared ? 'template.pack.hideDifference' : 'template.pack.showDifference')}
        </Button>
      )}
      {choices.length > 1 && (
        <Select
          className={styles.choice ?? ''}
          size="xs"
          aria-label={t('template.pack.choice', { name: template?.id ?? path })}
          data={choices.map((value) => ({
            value,
            label: t(`template.pack.choices.${standing === 'new' && value === 'leave' ? 'skip' : value}`),
          }))}
          value={choice}
          allowDeselect={false}
          onChange={(value) => {
            onChoose(choices.find((each) => each === value) ?? choice)
          }}
        />
      )}
    </li>
  )
}
