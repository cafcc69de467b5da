import { UnstyledButton } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useWords } from '../../hooks/use-app.ts'
import { sampleAnswers } from './sample-answers-data.ts'
import styles from './sample-answer.module.css'

/** Questions that the sample answers. */
export type SampleQuestion = keyof typeof sampleAnswers

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
  const { t } = useWords()
  const [period, unit] = (
    { flash: ['period', 'outputUnit'], pull: ['period', 'pullUnit'], count: ['month', 'countUnit'] } as const
  )[question]
  return (
    <article className={styles.card} data-disabled={disabled || undefined}>
      <h3 className={styles.question}>{t(`home.answer.${question}`)}</h3>
      <p className={styles.caption}>
        <span>{t(`home.preview.${period}`)}</span>
        <span>{t(`home.preview.${unit}`)}</span>
      </p>
      {question === 'flash' ? <FlashTable /> : question === 'pull' ? <PullBars /> : <CountBars />}
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

/** A true minus, as statistics print it. */
function print(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('-', '\u2212')
}

function FlashTable() {
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
        {sampleAnswers.flash.map(({ name, output, growth, total }) => (
          <tr key={name} data-total={total || undefined}>
            <th scope="row" lang="zh-CN">
              {name}
            </th>
            <td className={styles.number}>{print(output, 2)}</td>
            <td className={styles.number}>{print(growth, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PullBars() {
  const { t } = useWords()
  const most = Math.max(...sampleAnswers.pull.map(({ points }) => Math.abs(points)))
  return (
    <table className={styles.bars}>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{t('home.preview.division')}</th>
          <th scope="col">{t('home.preview.pull')}</th>
        </tr>
      </thead>
      <tbody>
        {sampleAnswers.pull.map(({ name, points }) => (
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
                <span className={styles.value}>{points > 0 ? `+${print(points, 1)}` : print(points, 1)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CountBars() {
  const { t } = useWords()
  const most = Math.max(...sampleAnswers.count.map(({ units }) => units))
  return (
    <table className={styles.bars}>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{t('home.preview.town')}</th>
          <th scope="col">{t('home.preview.units')}</th>
        </tr>
      </thead>
      <tbody>
        {sampleAnswers.count.map(({ name, units }) => (
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
