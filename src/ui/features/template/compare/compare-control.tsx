import { ActionIcon, Checkbox, Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconColumns3, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { TemplateParameter } from '../../../../core/template/template.ts'
import { formatPeriod } from '../../../../i18n/format.ts'
import { mostCompared, readCompared, usualPeriods, withCompared } from '../../../../state/compared-periods.ts'
import { useWords } from '../../../hooks/use-app.ts'
import styles from './compare-control.module.css'

export type CompareControlProps = {
  parameter: TemplateParameter
  offered: { value: string; label: string }[]
  /** The period that the result is about. */
  asked: string
  given: Record<string, string>
  onGiven: (given: Record<string, string>) => void
}

/** Periods to set beside the asked one: the one before, the same a year before, or any that the data have. */
export function CompareControl({ parameter, offered, asked, given, onGiven }: CompareControlProps) {
  const { t, language } = useWords()
  const [open, setOpen] = useState(false)
  const periods = readCompared(given, parameter, asked)
  const shown = periods.map((period) => formatPeriod(period, language)).join(language === 'zh' ? '、' : ', ')
  const choose = (chosen: string[]): void => {
    onGiven(withCompared(given, parameter, chosen))
  }
  return (
    <div className={styles.pill} data-chosen={periods.length > 0}>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        width={240}
        shadow="md"
        trapFocus
        returnFocus
        transitionProps={{ duration: 120 }}
      >
        <Popover.Target>
          <UnstyledButton
            className={styles.button}
            title={t('template.compare.hint')}
            onClick={() => {
              setOpen(!open)
            }}
          >
            <IconColumns3 size={16} stroke={1.5} aria-hidden="true" />
            <span>{t('template.compare.button')}</span>
            {shown !== '' && <span className={styles.value}>{shown}</span>}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={styles.list ?? ''} aria-label={t('template.compare.label')}>
          <PeriodChoices
            others={offered.map(({ value }) => value).filter((value) => value !== asked)}
            asked={asked}
            periods={periods}
            onChoose={choose}
          />
        </Popover.Dropdown>
      </Popover>
      {periods.length > 0 && (
        <Tooltip label={t('template.compare.clear')}>
          <ActionIcon
            size={24}
            color="gray"
            aria-label={t('template.compare.clear')}
            onClick={() => {
              choose([])
            }}
          >
            <IconX size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}

type ChoicesProps = { others: string[]; asked: string; periods: string[]; onChoose: (periods: string[]) => void }

function PeriodChoices({ others, asked, periods, onChoose }: ChoicesProps) {
  const { t, language } = useWords()
  const { before, yearBefore } = usualPeriods(asked, others)
  const full = periods.length >= mostCompared
  const choice = (period: string, label: string) => (
    <Checkbox
      key={label}
      size="xs"
      label={label}
      checked={periods.includes(period)}
      disabled={full && !periods.includes(period)}
      onChange={({ currentTarget: { checked } }) => {
        onChoose(checked ? [...periods, period] : periods.filter((each) => each !== period))
      }}
    />
  )
  const named = (period: string): string => formatPeriod(period, language)
  return (
    <>
      {before !== null && choice(before, t('template.compare.before', { period: named(before) }))}
      {yearBefore !== null && choice(yearBefore, t('template.compare.yearBefore', { period: named(yearBefore) }))}
      <p className={styles.caption}>
        {full ? t('template.compare.full', { count: mostCompared }) : t('template.compare.others')}
      </p>
      {others.map((period) => choice(period, named(period)))}
    </>
  )
}
