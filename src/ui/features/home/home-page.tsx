import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { FilePicker } from './file-picker.tsx'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './home-page.module.css'
import { SampleAnswer } from './sample-answer.tsx'

/** Questions that the sample answers, with the template that does. */
const answers = [
  { key: 'flash', template: 'ind-output-flash' },
  { key: 'pull', template: 'ind-division-pull' },
  { key: 'count', template: 'dir-count-by-town' },
] as const

/** First visit: what this is, what it promises, and two ways to begin. */
export function HomePage() {
  const { t } = useWords()
  const actions = useActions()
  const opening = useAppState((state) => state.sampleOpening)
  useEffect(() => {
    void actions.imports.readSampleAnswers()
  }, [actions])
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('home.title')}</h1>
      <p className={styles.promise}>
        {t('home.promise')}
        <a
          href="#/privacy"
          onClick={(event) => {
            event.preventDefault()
            actions.session.go({ page: 'privacy' })
          }}
        >
          {t('home.verify')}
        </a>
        {t('home.promiseEnd')}
      </p>
      <div className={styles.ways}>
        <FilePicker />
        <section className={styles.sample} aria-labelledby="sample-title">
          <h2 id="sample-title" className={styles.heading}>
            {t('home.sampleTitle')}
          </h2>
          <p className={styles.text}>{t('home.sampleText')}</p>
          <Button
            variant="default"
            loading={opening}
            onClick={() => {
              void actions.imports.openSample(null)
            }}
          >
            {t('home.openSample')}
          </Button>
        </section>
      </div>
      <h2 className={styles.subtitle}>{t('home.answers')}</h2>
      <div className={styles.answers}>
        {answers.map(({ key, template }) => (
          <SampleAnswer
            key={key}
            question={key}
            disabled={opening}
            onOpen={() => {
              void actions.imports.openSample(template)
            }}
          />
        ))}
      </div>
    </div>
  )
}
