import { useState } from 'react'
import type { Template } from '../../../core/template/template.ts'
import { formatCount } from '../../../i18n/format.ts'
import type { AskedRun } from '../../../state/actions/templates.ts'
import { withCompared } from '../../../state/compared-periods.ts'
import { templatePin } from '../../../state/pin.ts'
import { useAppState, useWords } from '../../hooks/use-app.ts'
import { ResultSkeleton } from '../../result/engine-wait.tsx'
import { PinButton } from '../../result/pin-button.tsx'
import { ResultView } from '../../result/result-view.tsx'
import { CompareControl } from './compare/compare-control.tsx'
import { DrillDialog } from './drill/drill-dialog.tsx'
import type { DrilledRow } from './drill/drill-dialog.tsx'
import { ParameterField } from './parameter-field.tsx'
import { ParameterFaults, RunFacts, RunFailure, useEmptyReason } from './run-notes.tsx'
import styles from './template-runner.module.css'
import { useTemplateRun } from './use-template-run.ts'
import type { TemplateRunState } from './use-template-run.ts'

const noParameters: Record<string, string> = {}

export type TemplateRunnerProps = {
  template: Template
  /** Values as the address writes them; what is missing takes its default. */
  given: Record<string, string>
  onGiven: (given: Record<string, string>) => void
}

/** Parameters in one line, and the result that follows them. */
export function TemplateRunner({ template, given, onGiven }: TemplateRunnerProps) {
  const state = useTemplateRun(template, given)
  const failure = state.choices.failure ?? state.run.failure
  return (
    <>
      <Parameters template={template} given={given} onGiven={onGiven} state={state} />
      {state.plan !== null && <ParameterFaults template={template} faults={state.plan.filled.faults} />}
      {failure === null ? <RunResult template={template} state={state} /> : <RunFailure failure={failure} />}
    </>
  )
}

type PartProps = { template: Template; state: TemplateRunState }

function Parameters({ template, given, onGiven, state }: TemplateRunnerProps & PartProps) {
  const { t } = useWords()
  const { choices, plan } = state
  return (
    <div
      className={styles.parameters}
      role="group"
      aria-label={t('template.parameters')}
      hidden={template.parameters.length === 0}
    >
      {plan !== null &&
        template.parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            choices={choices.value?.[parameter.name] ?? []}
            text={plan.filled.texts[parameter.name] ?? ''}
            fault={plan.filled.faults.find(({ name }) => name === parameter.name) ?? null}
            onChange={(text) => {
              onGiven({ ...given, [parameter.name]: text })
            }}
          />
        ))}
      {plan !== null && plan.comparable !== null && (
        <CompareControl
          parameter={plan.comparable}
          offered={choices.value?.[plan.comparable.name] ?? []}
          asked={plan.filled.texts[plan.comparable.name] ?? ''}
          given={given}
          onGiven={onGiven}
        />
      )}
    </div>
  )
}

function RunResult({ template, state }: PartProps) {
  const { t } = useWords()
  const { choices, plan, run, content, runnable } = state
  const [drilled, setDrilled] = useState<DrilledRow | null>(null)
  const emptyReason = useEmptyReason(template, choices.value, plan?.filled.texts ?? noParameters)
  if (content === null) return plan === null || runnable ? <ResultSkeleton /> : null
  return (
    <>
      {content.apart && (
        <p className={styles.apart} role="status">
          {t('template.compare.tooLong', { rows: formatCount(content.info.totalRows) })}
        </p>
      )}
      <ResultView
        content={content}
        busy={run.running || !runnable}
        facts={<RunFacts info={content.info} running={run.running || choices.running} />}
        emptyReason={emptyReason}
        pin={<TemplatePinButton template={template} state={state} />}
        onDrill={(row) => {
          const origin = content.origins(row)
          if (origin !== null) setDrilled(rowOf(template, origin, content.table?.rows[row]?.cells[0]?.text ?? ''))
        }}
      />
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

/** Pins the shown result; a template that is still being written has none to come back to. */
function TemplatePinButton({ template, state: { run, runnable } }: PartProps) {
  const listed = useAppState((state) => state.templates.includes(template))
  if (run.value === null || !listed) return null
  const { runs, plan } = run.value
  const { texts } = plan.filled
  const parameters =
    plan.compared === null ? texts : withCompared(texts, plan.compared.parameter, plan.compared.periods)
  return (
    <PinButton
      pin={templatePin(template.id, parameters)}
      rows={{ kind: 'template', template, runs, compared: plan.compared?.parameter ?? null }}
      busy={run.running || !runnable}
    />
  )
}

/** All cells of a row of a result by column, hidden ones too. */
function rowOf(template: Template, { run, row }: { run: AskedRun; row: number }, name: string): DrilledRow {
  const { page, parameters } = run
  const cells = Object.fromEntries(page.columns.map((column, at) => [column.name, page.values[at]?.[row] ?? null]))
  return { template, parameters, cells, name }
}
