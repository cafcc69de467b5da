import { UnstyledButton } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { formatNumber } from '../../../core/result/format-number.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import type { SampleAnswers } from '../../../state/slices/sample.ts'
import { useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './sample-answer.module.css'

/** Questions that the sample answers. */
export type SampleQuestion = 'flash' | 'pull' | 'count'

/** One question with the first lines of its answer; a press opens the sample and the whole result. */
export function SampleAnswer({
  question,
  disabled,
  onOpen,
}: {
  question: SampleQuestion
  disabled: boolean
  onOpen: () => void
}) {
  const { t, language } = useWords()
  const answers = useAppState((state) => state.sampleAnswers)
  const unit = ({ flash: 'outputUnit', pull: 'pullUnit', count: 'countUnit' } as const)[question]
  return (
    <article className={styles.card} data-disabled={disabled || undefined}>
      <h3 className={styles.question}>{t(`home.answer.${question}`)}</h3>
      <p className={styles.caption}>
        <span>{answers === null ? '' : formatPeriod(question === 'count' ? answers.period : sinceJanuary(answers.period), language)}</span>
        <span>{t(`home.preview.${unit}`)}</span>
      </p>
      {answers !== null && <Answer question={question} answers={answers} />}
      <UnstyledButton
        className={styles.see}
        disabled={disabled}
        aria-label={`${t('home.see')}: ${t(`home.answer.${question}`)}`}
        onClick={onOpen}
      >
        {t('home.see')}
        <IconArrowRight size={14} stroke={1.5} aria-hidden="true" />
      </UnstyledButton>
    </article>
  )
}

function Answer({ question, answers }: { question: SampleQuestion; answers: SampleAnswers }) {
  switch (question) {
    case 'flash':
      return <FlashTable rows={answers.flash} />
    case 'pull':
      return <PullBars rows={answers.pull} />
    case 'count':
      return <CountBars rows={answers.count} />
  }
}

/** `2020-06` as the span from January on. */
function sinceJanuary(month: string): string {
  return `${month.slice(0, 4)}-01/${month}`
}

function FlashTable({ rows }: { rows: SampleAnswers['flash'] }) {
  const { t } = useWords()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('home.preview.town')}</th>
          <th scope="col" className={styles.number}>
            {t('home.preview.output')}
          </th>
          <th scope="col" className={styles.number}>
            {t('home.preview.growth')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, output, growth, total }) => (
          <tr key={name} data-total={total || undefined}>
            <th scope="row" lang="zh-CN">
              {name}
            </th>
            <td className={styles.number}>{formatNumber(output, 2)}</td>
            <td className={styles.number}>{growth === null ? '—' : formatNumber(growth, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PullBars({ rows }: { rows: SampleAnswers['pull'] }) {
  const { t } = useWords()
  const most = Math.max(...rows.map(({ points }) => Math.abs(points)))
  return (
    <table className={styles.bars}>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{t('home.preview.division')}</th>
          <th scope="col">{t('home.preview.pull')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, points }) => (
          <tr key={name}>
            <th scope="row" lang="zh-CN" title={name}>
              {name}
            </th>
            <td>
              <span
                className={styles.diverging}
                data-down={points < 0 || undefined}
                style={{ '--share': Math.abs(points) / most } as React.CSSProperties}
              >
                <span className={styles.value}>{points > 0 ? `+${formatNumber(points, 1)}` : formatNumber(points, 1)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CountBars({ rows }: { rows: SampleAnswers['count'] }) {
  const { t } = useWords()
  const most = Math.max(...rows.map(({ units }) => units))
  return (
    <table className={styles.bars}>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{t('home.preview.town')}</th>
          <th scope="col">{t('home.preview.units')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, units }) => (
          <tr key={name}>
            <th scope="row" lang="zh-CN">
              {name}
            </th>
            <td>
              <span className={styles.bar} style={{ '--share': units / most } as React.CSSProperties}>
                <span className={styles.value}>{units}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
