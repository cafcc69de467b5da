import { UnstyledButton } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { LocalText } from '../../../core/base/local-text.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import type { SampleAnswer as Answer } from '../../../state/slices/sample.ts'
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
  const answer = useAppState((state) => state.sampleAnswers?.[question])
  return (
    <article className={styles.card} data-disabled={disabled || undefined}>
      <h3 className={styles.question}>{t(`home.answer.${question}`)}</h3>
      {answer !== undefined && (
        <>
          <p className={styles.caption}>
            <span>{formatPeriod(answer.period, language)}</span>
            <span>{answer.unitLine[language]}</span>
          </p>
          <Figures question={question} rows={answer.rows} />
        </>
      )}
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

type Rows = Answer['rows']

function Figures({ question, rows }: { question: SampleQuestion; rows: Rows }) {
  switch (question) {
    case 'flash':
      return <FlashTable rows={rows} />
    case 'pull':
      return <PullBars rows={rows} />
    case 'count':
      return <CountBars rows={rows} />
  }
}

/** Heads a row; names of the sample stay Chinese where the template has no word of its own for them. */
function RowName({ name }: { name: LocalText }) {
  const { language } = useWords()
  const chinese = name[language] === name.zh
  return (
    <th scope="row" title={name[language]} lang={chinese ? 'zh-CN' : undefined}>
      {name[language]}
    </th>
  )
}

function FlashTable({ rows }: { rows: Rows }) {
  const { t, language } = useWords()
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
        {rows.map(({ name, figures: [output, growth], total }) => (
          <tr key={name.zh} data-total={total || undefined}>
            <RowName name={name} />
            <td className={styles.number}>{output?.text[language]}</td>
            <td className={styles.number}>{growth?.text[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PullBars({ rows }: { rows: Rows }) {
  const { t, language } = useWords()
  const bars = listBars(rows)
  const most = Math.max(...bars.map(({ value }) => Math.abs(value)))
  return (
    <table className={styles.bars}>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{t('home.preview.division')}</th>
          <th scope="col">{t('home.preview.pull')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, value, text }) => (
          <tr key={name.zh}>
            <RowName name={name} />
            <td>
              <span
                className={styles.diverging}
                data-down={value < 0 || undefined}
                style={{ '--share': Math.abs(value) / most } as React.CSSProperties}
              >
                <span className={styles.value}>{value > 0 ? `+${text[language]}` : text[language]}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CountBars({ rows }: { rows: Rows }) {
  const { t, language } = useWords()
  const bars = listBars(rows)
  const most = Math.max(...bars.map(({ value }) => value))
  return (
    <table className={styles.bars}>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{t('home.preview.town')}</th>
          <th scope="col">{t('home.preview.units')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, value, text }) => (
          <tr key={name.zh}>
            <RowName name={name} />
            <td>
              <span className={styles.bar} style={{ '--share': value / most } as React.CSSProperties}>
                <span className={styles.value}>{text[language]}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Rows with a bar: those whose first figure is there. */
function listBars(rows: Rows): { name: LocalText; value: number; text: LocalText }[] {
  return rows.flatMap(({ name, figures: [figure] }) =>
    figure === undefined || figure.value === null ? [] : [{ name, value: figure.value, text: figure.text }],
  )
}
