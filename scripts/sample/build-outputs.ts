import { openRandom } from './seeded-random.ts'
import type { Cells, OutputRow, Plants, UnitRecord } from './records.ts'

/** Seasonal factors of industry, January to December, mean 1. */
const season = [0.86, 0.86, 1, 0.98, 0.99, 1.08, 0.96, 0.97, 1.06, 1.01, 1.08, 1.15]
/** What 2020 took from January to June. */
const epidemic = [0.78, 0.78, 0.93, 1, 1.03, 1.04]
/** Divisions that did clearly better or worse in 2020 than the rest. */
const division2020: Readonly<Record<string, number>> = {
  17: 0.86,
  18: 0.83,
  27: 1.12,
  31: 1.05,
  36: 0.87,
  39: 1.11,
  40: 1.06,
  44: 1.02,
}
const trend: Readonly<Record<number, number>> = { 2018: 0.967, 2019: 1, 2020: 1.018 }

type Money = { output: number; sales: number; export: number; power: number }

/** The forms B204-1 of all months, one row per unit, rows in the order of the credit codes. */
export function buildOutputs(
  seed: string,
  units: readonly UnitRecord[],
  plants: Plants,
  months: readonly string[],
): OutputRow[] {
  const industry = units.filter(({ specialty }) => specialty === 'B')
  const made = new Map(industry.map((unit) => [unit.uscc, simulate(seed, unit)]))
  return months.flatMap((period) =>
    industry
      .filter(({ entry, exit }) => entry <= period && (exit === null || exit > period))
      .map((unit) => buildRow(unit, period, made.get(unit.uscc) ?? (() => null), plants)),
  )
}

/** Figures of one unit by month, 千元 and 千瓦时 without decimals; null before it opened. */
function simulate(seed: string, unit: UnitRecord): (year: number, month: number) => Money | null {
  const random = openRandom(`${seed}|output|${unit.uscc}`)
  const isNew = unit.entry >= '2020'
  const monthly = isNew
    ? 1700 + 1600 * random.next()
    : (20_000_000 / 12 / 1000) * Math.exp(0.35 + Math.abs(1.25 * random.normal()))
  const drift = Math.exp(0.05 * random.normal())
  const exports = random.next() < 0.35 ? 0.08 + 0.5 * random.next() : 0
  const intensity = 40 + 90 * random.next()
  const division = division2020[unit.industry.slice(0, 2)] ?? 1
  const noise = new Map<string, [number, number]>()
  for (let year = 2018; year <= 2020; year += 1) {
    for (let month = 1; month <= 12; month += 1)
      noise.set(`${String(year)} ${String(month)}`, [0.06 * random.normal(), random.next()])
  }
  return (year, month) => {
    if (`${String(year)}-${String(month).padStart(2, '0')}` < unit.open) return null
    const [wobble, sold] = noise.get(`${String(year)} ${String(month)}`) ?? [0, 0]
    const growth =
      (trend[year] ?? 1) * drift ** (year - 2019) * (year === 2020 ? division * (epidemic[month - 1] ?? 1.05) : 1)
    const output = Math.round(monthly * (season[month - 1] ?? 1) * growth * Math.exp(wobble))
    return {
      output,
      sales: Math.round(output * (0.93 + 0.09 * sold)),
      export: Math.round(output * exports),
      power: Math.round(output * intensity),
    }
  }
}

function buildRow(
  unit: UnitRecord,
  period: string,
  figures: (year: number, month: number) => Money | null,
  plants: Plants,
): OutputRow {
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5))]
  const silent = unit.uscc === plants.notReported.uscc && period === plants.notReported.period
  const openBase = unit.uscc === plants.openBase.uscc
  const cellsOf = (part: keyof Money): Cells => {
    const sum = (of: number) =>
      Array.from({ length: month }, (_, at) => figures(of, at + 1)?.[part] ?? 0).reduce((a, b) => a + b, 0)
    // January and February are reported together: the form of February has no single month.
    const single = (of: number) => (month <= 2 ? null : (figures(of, month)?.[part] ?? 0))
    return {
      m: silent ? null : single(year),
      ytd: silent ? null : sum(year),
      mLy: openBase ? null : single(year - 1),
      ytdLy: openBase ? null : sum(year - 1),
    }
  }
  const { uscc, name, industry } = unit
  const row = {
    period,
    uscc,
    name,
    industry,
    output: cellsOf('output'),
    sales: cellsOf('sales'),
    export: cellsOf('export'),
    power: cellsOf('power'),
  }
  // Units that never export print dashes, not zeros.
  const exports = row.export.ytd === 0 && row.export.ytdLy === 0
  return exports ? { ...row, export: { m: null, ytd: null, mLy: null, ytdLy: null } } : row
}
