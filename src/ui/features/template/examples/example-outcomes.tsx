import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { formatNumber } from '../../../../core/result/format-number.ts'
import type { Value } from '../../../../core/result/page.ts'
import { formatText } from '../../../../core/template/format-text.ts'
import type { Template } from '../../../../core/template/template.ts'
import type { ExampleOutcome } from '../../../../state/judge-example.ts'
import { useWords } from '../../../hooks/use-app.ts'
import styles from './examples.module.css'

const icons = { passes: IconCircleCheck, differs: IconAlertTriangle, 'no-data': IconCircleDashed }

/** How each example of a template came out; of one that differs the cells, with what was expected and what came. */
export function ExampleOutcomes({ template, outcomes }: { template: Template; outcomes: readonly ExampleOutcome[] }) {
  const { t, language } = useWords()
  const columnOf = (name: string) => template.columns.find((column) => column.name === name)
  const labelOf = (name: string, example: string): string => {
    const column = columnOf(name)
    const parameters = template.examples.find((each) => each.name === example)?.parameters ?? {}
    const texts = column === undefined ? [] : [...column.group, column.label]
    return column === undefined
      ? name
      : texts.map((text) => formatText(text, { template, parameters, language })).join(' · ')
  }
  const show = (value: Value, name: string): string => {
    const column = columnOf(name)
    if (value === null) return '—'
    if (typeof value === 'number') return formatNumber(value, column?.decimals ?? null)
    return column?.values.find((each) => each.value === String(value))?.label[language] ?? String(value)
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
                  column: labelOf(column, name),
                  expected: show(expected, column),
                  got: show(got, column),
                })}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
