import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { quantile } from '../support/quantiles.ts'
import { difference, divide } from '../support/rates.ts'
import { groupName, registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'
import { unitColumns } from '../support/unit-columns.ts'

type Report = { uscc: string; tce: number | null; output: number | null; code: string | null; isHigh: boolean }
type Point = Report & { intensity: number; x: number | null }
type Peers = { name: string; count: number; middle: number | null; mad: number | null }

export const oracle: Oracle = {
  id: 'enk-intensity-outliers',
  cases: [
    { period_ym: '2020-06', scale: 'log', z: 2 },
    { show: 'all', min_units: 4 },
    { show: 'all', min_units: 40, town: '990112400' },
  ],
  expect: (records, parameters) => {
    const { period_ym: month, z, scale, min_units: least, show, town } = parameters
    const register = registerAt(records.unit, String(month))
    const isOwn = ({ uscc }: Report): boolean => town === null || register.get(uscc)?.town_code === town
    const reports = reportsOf(records, String(month), register)
    const points = reports.flatMap((row): Point[] => {
      if (row.tce === null || row.output === null) return []
      const intensity = row.tce / row.output
      return [{ ...row, intensity, x: scale === 'log' ? (row.tce > 0 ? Math.log(intensity) : null) : intensity }]
    })
    const peersOf = comparedWith(records, points, Number(least))
    const back = (x: number | null): number | null => (x !== null && scale === 'log' ? Math.exp(x) : x)
    const lines = points.filter(isOwn).map((point) => {
      const { name, count, middle, mad } = peersOf(point)
      const madZ = count < Number(least) ? null : divide(difference(point.x, middle), mad, 0.6745)
      const reach = madZ === null || mad === null ? null : (Number(z) * mad) / 0.6745
      const low = difference(middle, reach)
      return {
        ...unitColumns(records, register, point.uscc),
        tce: point.tce,
        output: point.output,
        intensity: point.intensity,
        peer_group: name,
        peers: count,
        median: back(middle),
        band_low: scale === 'log' || low === null ? back(low) : Math.max(0, low),
        band_high: middle === null || reach === null ? null : back(middle + reach),
        mad_z: madZ,
        state: madZ === null ? '不能判断' : madZ > Number(z) ? '偏高' : madZ < -Number(z) ? '偏低' : '正常',
        tce_flag: null,
        intensity_flag: null,
        level: 1,
        row_kind: 'data',
      }
    })
    const own = reports.filter(isOwn)
    if (own.length === 0) return []
    const far = (value: number | null): number | null => (value === null ? null : Math.abs(value))
    return [
      totalOf(own),
      ...lines
        .filter(({ state }) => show === 'all' || ['偏高', '偏低'].includes(state))
        .sort((a, b) => compareDescending(far(a.mad_z), far(b.mad_z)) || compareText(a.uscc, b.uscc)),
    ]
  },
}

function reportsOf(
  { energy_unit: energy, industrial_output: outputs, industry_dim: industries }: SampleRecords,
  month: string,
  register: ReadonlyMap<string, RecordOf<'unit'>>,
): Report[] {
  const made = new Map(outputs.filter((row) => row.period_ym === month).map((row) => [row.uscc, row.output_ytd]))
  return energy
    .filter((row) => row.period_ym === month)
    .map(({ uscc, tce_ytd: tce }) => {
      const code = register.get(uscc)?.industry_code.slice(0, 2) ?? null
      const output = made.get(uscc) ?? null
      const isHigh = industries.some((row) => row.industry_code === code && row.high_energy === true)
      return { uscc, tce, output: output !== null && output > 0 ? output : null, code, isHigh }
    })
}

/** The units that one is compared with: those of its division, else those of all divisions of its kind. */
function comparedWith(records: SampleRecords, points: readonly Point[], least: number): (point: Point) => Peers {
  const known = points.filter(({ x }) => x !== null)
  const byCode = new Map(
    [...groupBy(known, ({ code }) => code)].map(([code, rows]) => [
      code,
      peersFrom(groupName(records, code, 'division'), rows),
    ]),
  )
  const kinds = [false, true].map((isHigh) =>
    peersFrom(
      isHigh ? '高耗能行业' : '其他行业',
      known.filter((point) => point.isHigh === isHigh),
    ),
  )
  const nobody: Peers = { name: '', count: 0, middle: null, mad: null }
  return ({ code, isHigh }) => {
    const own = code === null ? undefined : byCode.get(code)
    return own !== undefined && own.count >= least ? own : (kinds[isHigh ? 1 : 0] ?? nobody)
  }
}

function peersFrom(name: string, rows: readonly Point[]): Peers {
  const values = rows.map(({ x }) => x)
  const middle = quantile(values, 0.5)
  const mad = quantile(
    values.map((x) => (x === null || middle === null ? null : Math.abs(x - middle))),
    0.5,
  )
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)]
  const range = low === null || high === null ? null : high - low
  return { name, count: rows.length, middle, mad: mad === 0 ? divide(range, 2) : mad }
}

function totalOf(own: readonly Report[]): OracleRow {
  const known = own.filter(({ tce }) => tce !== null)
  const both = known.filter(({ output }) => output !== null)
  const tce = sumKnown(known.map((row) => row.tce))
  const output = sumKnown(both.map((row) => row.output))
  return {
    unit_name: '总计',
    uscc: null,
    town: null,
    division: null,
    tce,
    output,
    intensity: divide(sumKnown(both.map((row) => row.tce)), output),
    peer_group: null,
    peers: both.length,
    median: null,
    band_low: null,
    band_high: null,
    mad_z: null,
    state: null,
    tce_flag: tce === null ? 'not_reported' : known.length < own.length ? 'partial' : null,
    intensity_flag: both.length === 0 ? 'not_reported' : both.length < own.length ? 'partial' : null,
    level: 0,
    row_kind: 'total',
  }
}
