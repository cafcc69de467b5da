/** What the classes of 2017 are told from: employees, revenue and assets in 万元 (domain model 2.6). */
export type SizeFigures = { staff: number | null; revenue: number | null; assets: number | null }

type Measure = keyof SizeFigures
type Rule = readonly [codes: readonly string[], limits: Partial<Record<Measure, readonly number[]>>]

const industry = [...span(6, 39), ...span(40, 46)]
const rules: readonly Rule[] = [
  [['7010'], { revenue: [200_000, 1000, 100], assets: [10_000, 5000, 2000] }],
  [['7020'], { staff: [1000, 300, 100], revenue: [5000, 1000, 500] }],
  [industry, { staff: [1000, 300, 20], revenue: [40_000, 2000, 300] }],
  [span(47, 50), { revenue: [80_000, 6000, 300], assets: [80_000, 5000, 300] }],
  [['51'], { staff: [200, 20, 5], revenue: [40_000, 5000, 1000] }],
  [['52'], { staff: [300, 50, 10], revenue: [20_000, 500, 100] }],
  [span(53, 58), { staff: [1000, 300, 20], revenue: [30_000, 3000, 200] }],
  [['59'], { staff: [200, 100, 20], revenue: [30_000, 1000, 100] }],
  [['60'], { staff: [1000, 300, 20], revenue: [30_000, 2000, 100] }],
  [span(61, 62), { staff: [300, 100, 10], revenue: [10_000, 2000, 100] }],
  [span(63, 64), { staff: [2000, 100, 10], revenue: [100_000, 1000, 100] }],
  [['65'], { staff: [300, 100, 10], revenue: [10_000, 1000, 50] }],
  [span(71, 72), { staff: [300, 100, 10], assets: [120_000, 8000, 100] }],
]

function span(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(2, '0'))
}

/** Class from 1 (large) to 4 (micro) and the measures that keep it from the next one; null without a figure that the rule needs. */
export function classOf(code: string, figures: SizeFigures): { size: number; short: Measure[] } | null {
  const found = rules.find(([codes]) => codes.some((each) => code.startsWith(each)))
  const limits = found?.[1] ?? { staff: [300, 100, 10] }
  const classes: [Measure, number][] = []
  for (const measure of ['staff', 'revenue', 'assets'] as const) {
    const steps = limits[measure]
    if (steps === undefined) continue
    const value = figures[measure]
    if (value === null) return null
    classes.push([measure, 1 + steps.filter((limit) => value < limit).length])
  }
  const size = Math.max(...classes.map(([, each]) => each))
  return { size, short: size === 1 ? [] : classes.filter(([, each]) => each === size).map(([measure]) => measure) }
}
