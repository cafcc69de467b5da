import { Button, Progress } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Template } from '../../../core/template/template.ts'
import { formatCount, formatPeriod, formatSeconds } from '../../../i18n/format.ts'
import type { ResultInfo } from '../../../state/actions/results.ts'
import type { ParameterChoices } from '../../../state/actions/templates.ts'
import { fillParameters } from '../../../state/template-parameters.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { useRun } from '../../hooks/use-run.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ResultSkeleton } from '../../result/engine-wait.tsx'
import { ResultView } from '../../result/result-view.tsx'
import { DrillDialog } from './drill/drill-dialog.tsx'
import type { DrilledRow } from './drill/drill-dialog.tsx'
import { layoutTemplateResult } from './layout-template-result.ts'
import type { AskedRun } from './layout-template-result.ts'
import { ParameterField } from './parameter-field.tsx'
import styles from './template-runner.module.css'

const noParameters: Record<string, string> = {}

export type TemplateRunnerProps = {
  template: Template
  /** Values as the address writes them; what is missing takes its default. */
  given: Record<string, string>
  onGiven: (given: Record<string, string>) => void
  /**
   * A run that is not wanted any more is let finish instead of stopped: while a template is being written there is one for every pause, and
   * stopping a long one costs its engine (docs/decisions/0007).
   */
  patient?: boolean
}

/** Parameters in one line, and the result that follows them. */
export function TemplateRunner({ template, given, onGiven, patient = false }: TemplateRunnerProps) {
  const { t, language } = useWords()
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue.version)
  const wished = useAppState((state) => state.runsWished)
  const choices = useRun(`${identify(template)} ${String(catalogue)}`, (signal) =>
    actions.templates.readChoices(template, patient ? {} : { signal }),
  )
  const filled = useMemo(
    () => (choices.value === null ? null : fillParameters(template, choices.value, given)),
    [template, choices.value, given],
  )
  const runnable = filled !== null && filled.faults.length === 0
  const key = runnable ? JSON.stringify([identify(template), filled.values, language, catalogue, wished]) : null
  const run = useRun(
    key,
    async (signal) => {
      const parameters = filled?.values ?? {}
      return {
        ...(await actions.templates.run(template, parameters, language, patient ? {} : { signal })),
        parameters,
        names: filled?.names ?? {},
        language,
      }
    },
    ({ info }) => {
      actions.results.release(info.result)
    },
  )
  const content = useMemo(
    () => (run.value === null ? null : layoutTemplateResult(template, run.value)),
    [template, run.value],
  )
  const [drilled, setDrilled] = useState<DrilledRow | null>(null)
  const emptyReason = useEmptyReason(template, choices.value, filled?.texts ?? noParameters)
  const change = (name: string, text: string): void => {
    onGiven({ ...given, [name]: text })
  }
  const failure = choices.failure ?? run.failure
  return (
    <>
      <div
        className={styles.parameters}
        role="group"
        aria-label={t('template.parameters')}
        hidden={template.parameters.length === 0}
      >
        {filled !== null &&
          template.parameters.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              choices={choices.value?.[parameter.name] ?? []}
              text={filled.texts[parameter.name] ?? ''}
              fault={filled.faults.find(({ name }) => name === parameter.name) ?? null}
              onChange={(text) => {
                change(parameter.name, text)
              }}
            />
          ))}
      </div>
      {filled !== null && <Faults template={template} faults={filled.faults} />}
      {failure !== null && <RunFailure failure={failure} />}
      {failure === null &&
        (content !== null ? (
          <ResultView
            content={content}
            busy={run.running || key === null}
            facts={<RunFacts info={content.info} running={run.running || choices.running} />}
            emptyReason={emptyReason}
            onDrill={(row) => {
              if (run.value !== null)
                setDrilled(rowOf(template, run.value, row, content.table?.rows[row]?.cells[0]?.text ?? ''))
            }}
          />
        ) : (
          (filled === null || runnable) && <ResultSkeleton />
        ))}
      {drilled !== null && (
        <DrillDialog
          row={drilled}
          onClose={() => {
            setDrilled(null)
          }}
        />
      )}
    </>
  )
}

/** All cells of a row of a result by column, hidden ones too. */
function rowOf(template: Template, { page, parameters }: AskedRun, row: number, name: string): DrilledRow {
  const cells = Object.fromEntries(page.columns.map((column, at) => [column.name, page.values[at]?.[row] ?? null]))
  return { template, parameters, cells, name }
}

/** Tells one state of a template from another, also while it is being written. */
function identify({ id, version, sql, inputs, parameters, columns }: Template): string {
  return JSON.stringify([id, version, sql, inputs, parameters, columns.map(({ name }) => name)])
}

/** Why a run has no rows: a parameter asks for what the data do not have. */
function useEmptyReason(
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

function RunFacts({ info, running }: { info: ResultInfo; running: boolean }) {
  const { t, language } = useWords()
  const facts = [
    formatSeconds(info.elapsedMs, language),
    t('template.rowsRead', { rows: formatCount(info.origin.inputs.reduce((sum, { rows }) => sum + rows, 0)) }),
    t('template.filesRead', { files: new Set(info.origin.inputs.map(({ file, hash }) => `${file} ${hash}`)).size }),
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

function Faults({ template, faults }: { template: Template; faults: ReturnType<typeof fillParameters>['faults'] }) {
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

function RunFailure({ failure }: { failure: NonNullable<ReturnType<typeof useRun>['failure']> }) {
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
