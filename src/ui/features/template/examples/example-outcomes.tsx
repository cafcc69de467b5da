import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { Value } from '../../../../core/result/page.ts'
import type { Template } from '../../../../core/template/template.ts'
import type { ExampleOutcome } from '../../../../state/judge-example.ts'
import { useLocalText, useWords } from '../../../hooks/use-app.ts'
import styles from './examples.module.css'

const icons = { passes: IconCircleCheck, differs: IconAlertTriangle, 'no-data': IconCircleDashed }

/** How each example of a template came out; of one that differs the cells, with what was expected and what came. */
export function ExampleOutcomes({ template, outcomes }: { template: Template; outcomes: readonly ExampleOutcome[] }) {
  const { t } = useWords()
  const local = useLocalText()
  const labelOf = (column: string): string => {
    const found = template.columns.find(({ name }) => name === column)
    return found === undefined ? column : [...found.group, found.label].map(local).join(' · ')
  }
  return (
    <ul className={styles.list}>
      {outcomes.map(({ name, outcome, differences }) => {
        const Icon = icons[outcome]
        return (
          <li key={name} className={styles.example} data-outcome={outcome}>
            <p className={styles.line}>
              <Icon size={16} stroke={1.5} aria-hidden="true" />
              <span>{name}</span>
              <span className={styles.word}>{t(`template.example.${outcome}`)}</span>
            </p>
            {differences.map(({ row, column, expected, got }) => (
              <p key={`${String(row)} ${column}`} className={styles.difference}>
                {t('template.example.difference', {
                  row: row + 1,
                  column: labelOf(column),
                  expected: show(expected),
                  got: show(got),
                })}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

function show(value: Value): string {
  return value === null ? '—' : String(value)
}
