import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

type Part = {
  region: string
  indicator: string
  period: string
  amount: number | null
  weight: number
  score: number | null
}

export const oracle: Oracle = {
  id: 'macro-composite-index',
  cases: [
    { level: 'regions', year: '2019' },
    { index_code: 'green' },
    { level: 'regions', index_code: 'green', amount: 'value' },
  ],
  expect: (records, { index_code: index, year, level, amount }) => {
    const weights = records.index_weight.filter((row) => row.index_code === index)
    const parts = weights.flatMap((weight) =>
      newestOf(records, weight.indicator_code, String(year), level === 'towns').map((row): Part => {
        const figure = amount === 'yoy' ? row.yoy : row.value_cur
        return {
          region: row.region_code,
          indicator: weight.indicator_code,
          period: row.period_ym,
          amount: figure,
          weight: weight.weight,
          score: scoreOf(figure, weight),
        }
      }),
    )
    const whole = sumKnown(weights.map(({ weight }) => weight))
    const indices = [...groupBy(parts, ({ region }) => region)].flatMap(([region, own]) => {
      const present = own.flatMap((part) => (part.score === null ? [] : [{ ...part, score: part.score }]))
      const weight = present.reduce((sum, part) => sum + part.weight, 0)
      if (present.length === 0) return []
      const score = present.reduce((sum, part) => sum + part.weight * part.score, 0) / weight
      const [drag] = [...present].sort(
        (a, b) =>
          Math.round((b.weight * (100 - b.score) - a.weight * (100 - a.score)) * 1e9) ||
          compareText(b.indicator, a.indicator),
      )
      return [
        {
          region,
          own,
          weight,
          score,
          printed: Math.round(Number((score * 10).toFixed(6))),
          drag: drag?.indicator ?? null,
        },
      ]
    })
    const levels = [...new Set(indices.map(({ printed }) => printed))].sort((a, b) => b - a)
    const nameOf = (code: string) => records.town_dim.find((row) => row.town_code === code)?.town_name ?? code
    return indices
      .sort((a, b) => b.printed - a.printed || compareText(a.region, b.region))
      .flatMap(({ region, own, weight, score, printed, drag }) => [
        {
          region: nameOf(region),
          indicator: '综合指数',
          period: null,
          amount: null,
          weight,
          score,
          rank: levels.indexOf(printed) + 1,
          lost: 100 - score,
          top_drag: drag,
          coverage: divide(weight, whole, 100),
          row_level: 0,
          row_kind: 'subtotal',
        },
        ...own
          .map((part) => ({
            region: nameOf(region),
            indicator: part.indicator,
            period: part.period,
            amount: part.amount,
            weight: part.weight,
            score: part.score,
            rank: null,
            lost: part.score === null ? null : (part.weight * (100 - part.score)) / weight,
            top_drag: null,
            coverage: null,
            row_level: 1,
            row_kind: 'data',
          }))
          .sort((a, b) => compareDescending(a.lost, b.lost) || compareText(a.indicator, b.indicator)),
      ])
  },
}

/** The newest reports of an indicator in a year, of towns or of districts. */
function newestOf(
  { macro, town_dim: towns }: SampleRecords,
  indicator: string,
  year: string,
  ofTowns: boolean,
): RecordOf<'macro'>[] {
  const own = macro.filter(
    (row) =>
      row.indicator_code === indicator &&
      row.period_ym.startsWith(year) &&
      (towns.some((town) => town.town_code === row.region_code)
        ? ofTowns
        : !ofTowns && !row.region_code.endsWith('00')),
  )
  const newest = own
    .map((row) => row.period_ym)
    .sort()
    .at(-1)
  return own.filter((row) => row.period_ym === newest)
}

function scoreOf(figure: number | null, { lo, hi, direction }: RecordOf<'index_weight'>): number | null {
  if (figure === null || lo === hi) return null
  const part = (direction === '-' ? hi - figure : figure - lo) / (hi - lo)
  return Math.min(100, Math.max(0, 60 + 40 * part))
}
