import { Button, Progress } from '@mantine/core'
import type { AppError } from '../../../core/base/app-error.ts'
import { countRowsRead, loadedInputs } from '../../../core/result/loaded-inputs.ts'
import type { Template } from '../../../core/template/template.ts'
import { formatCount, formatPeriod, formatSeconds } from '../../../i18n/format.ts'
import type { ResultInfo } from '../../../state/actions/results.ts'
import type { ParameterChoices } from '../../../state/actions/templates.ts'
import type { ParameterFault } from '../../../state/template-parameters.ts'
import { useActions, useLocalText, useWords } from '../../hooks/use-app.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import styles from './template-runner.module.css'

/** Why a run has no rows: a parameter asks for what the data do not have. */
export function useEmptyReason(
  template: Template,
  choices: ParameterChoices | null,
  texts: Record<string, string>,
): string | null {
  const { t, language } = useWords()
  const local = useLocalText()
  for (const parameter of template.parameters) {
    const offered = choices?.[parameter.name] ?? []
    const text = texts[parameter.name] ?? ''
    if (
      text === '' ||
      parameter.options.length > 0 ||
      offered.length === 0 ||
      offered.some(({ value }) => value === text)
    )
      continue
    const show = (value: string): string => (parameter.type === 'period' ? formatPeriod(value, language) : value)
    const some = offered.slice(0, 4).map(({ value, label }) => (parameter.type === 'period' ? show(value) : label))
    return t('template.notOffered', {
      name: local(parameter.label),
      value: show(text),
      offered: some.join(language === 'zh' ? '、' : ', ') + (offered.length > 4 ? ' …' : ''),
    })
  }
  return null
}

/** How long a run took and what it read. */
export function RunFacts({ info, running }: { info: ResultInfo; running: boolean }) {
  const { t, language } = useWords()
  const facts = [
    formatSeconds(info.elapsedMs, language),
    t('template.rowsRead', { rows: formatCount(countRowsRead(info.origin)) }),
    t('template.filesRead', { files: new Set(loadedInputs(info.origin).map(({ file, hash }) => `${file} ${hash}`)).size }),
  ]
  return (
    <div className={styles.facts} role="status">
      {running ? t('template.running') : facts.join(' · ')}
      <div className={styles.progress}>
        {running && <Progress value={100} animated size={2} aria-label={t('template.running')} />}
      </div>
    </div>
  )
}

/** What keeps the parameters from running. */
export function ParameterFaults({ template, faults }: { template: Template; faults: ParameterFault[] }) {
  const { t } = useWords()
  const local = useLocalText()
  if (faults.length === 0) return null
  const words = faults.map(({ name, kind }) => {
    const parameter = template.parameters.find((each) => each.name === name)
    const label = parameter === undefined ? name : local(parameter.label)
    if (kind !== 'range') return t(kind === 'missing' ? 'template.fillIn' : 'template.notANumber', { name: label })
    return t('template.outOfRange', {
      name: label,
      minimum: parameter?.minimum ?? '\u2212\u221e',
      maximum: parameter?.maximum ?? '\u221e',
    })
  })
  return (
    <p className={styles.faults} role="alert">
      {words.join(' ')}
    </p>
  )
}

/** A run that failed, with the way to try it again. */
export function RunFailure({ failure }: { failure: AppError }) {
  const { t, error } = useWords()
  const actions = useActions()
  return (
    <FailureNote
      text={`${t('template.failed')}${t('template.colon')}${error(failure.code, failure.params)}`}
      detail={failure.detail ?? null}
      detailLabel={t('shell.details')}
      hideLabel={t('shell.hideDetails')}
      actions={
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            actions.templates.runAgain()
          }}
        >
          {t('template.runAgain')}
        </Button>
      }
    />
  )
}
