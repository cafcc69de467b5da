import type { SampleAnswers } from '../../src/state/slices/sample.ts'
import { fillParameters } from '../../src/state/template-parameters.ts'
import { context } from './open-engine.ts'
import { runTemplate } from './open-sample.ts'
import type { OpenSample, Row } from './open-sample.ts'

/** Lines that the cards of the first screen have room for. */
const largestTowns = 4
const divisionsEachWay = 3
const towns = 6

/** Runs the three templates of the first screen with their defaults and keeps the first lines of each. */
export async function answerSample(sample: OpenSample): Promise<SampleAnswers> {
  const flash = await runByDefault(sample, 'ind-output-flash')
  const pull = await runByDefault(sample, 'ind-division-pull')
  const count = await runByDefault(sample, 'dir-count-by-town')
  const [district, ...places] = flash.rows
  if (district === undefined) throw new Error('the sample answers nothing')
  const asFlash = (row: Row, total: boolean) => ({ name: String(row['town']), output: Number(row['ytd']), growth: asNumber(row['ytd_yoy']), total })
  const divisions = pull.rows.slice(1).sort((a, b) => Number(b['pull_pp']) - Number(a['pull_pp']))
  return {
    period: flash.period,
    flash: [
      asFlash(district, true),
      ...places.sort((a, b) => Number(b['ytd']) - Number(a['ytd'])).slice(0, largestTowns).map((row) => asFlash(row, false)),
    ],
    pull: [...divisions.slice(0, divisionsEachWay), ...divisions.slice(-divisionsEachWay)].map((row) => ({
      name: String(row['division']),
      points: Number(row['pull_pp']),
    })),
    count: count.rows
      .slice(1)
      .sort((a, b) => Number(b['total']) - Number(a['total']))
      .slice(0, towns)
      .map((row) => ({ name: String(row['town']), units: Number(row['total']) })),
  }
}

async function runByDefault(sample: OpenSample, id: string): Promise<{ rows: Row[]; period: string }> {
  const template = sample.library.templates.find((each) => each.id === id)
  if (template === undefined) throw new Error(`no template ${id}`)
  const choices = await sample.engine.parameterChoices({ template }, context())
  const { values } = fillParameters(template, choices, {})
  const { rows } = await runTemplate(sample, id, values)
  return { rows, period: String(values['period_ym'] ?? '') }
}

function asNumber(value: Row[string] | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
