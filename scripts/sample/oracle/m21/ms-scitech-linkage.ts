import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle, OracleRow } from '../oracle.ts'
import { membersOf } from '../support/modern-groups.ts'
import { growthOf, ratioOf } from '../support/rates.ts'
import { compareCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, sumKnown } from '../support/sums.ts'

type Service = { town: string | null; now: number | null; base: number | null }
type Research = { town: string | null; outsourced: number | null; fee: number | null }

export const oracle: Oracle = {
  id: 'ms-scitech-linkage',
  cases: [{ year: '2019' }, { year: '2018', list: 'm44.it' }, { industry_only: false }],
  expect: (records, { year, list, industry_only: industryOnly }) => {
    const register = registerAt(records.unit, `${String(year)}-12`)
    const services = servicesOf(records, String(year), String(list), register)
    const research = records.rd
      .filter(
        (row) => String(row.year) === year && (industryOnly !== true || register.get(row.uscc)?.specialty === 'B'),
      )
      .map((row) => ({
        town: register.get(row.uscc)?.town_code ?? null,
        outsourced: row.rd_outsource,
        fee: row.rd_fee,
      }))
    const codes = [...new Set([...services, ...research].map(({ town }) => town))]
    const towns = codes.map((town) => ({
      town,
      figures: figuresOf(
        services.filter((row) => row.town === town),
        research.filter((row) => row.town === town),
      ),
    }))
    const known = towns.filter(({ town }) => town !== null).map(({ figures }) => figures)
    const related = (of: 'scitech_revenue' | 'yoy'): number | null =>
      correlation(known.map((row) => [row[of], row.outsourced_rd] as const))
    if (codes.length === 0) return []
    return [
      {
        town: '全区',
        ...figuresOf(services, research),
        corr: related('scitech_revenue'),
        corr_yoy: related('yoy'),
        town_code: null,
        level: 0,
        row_kind: 'total',
      },
      ...towns
        .sort(
          (a, b) => compareDescending(a.figures.outsourced_rd, b.figures.outsourced_rd) || compareCode(a.town, b.town),
        )
        .map(({ town, figures }) => ({
          town: groupName(records, town, 'town'),
          ...figures,
          corr: null,
          corr_yoy: null,
          town_code: town,
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}

/** Reports of the members of a list in the last month of a year, by their share. */
function servicesOf(
  records: SampleRecords,
  year: string,
  list: string,
  register: ReadonlyMap<string, RecordOf<'unit'>>,
): Service[] {
  const months = records.finance.map((row) => row.period_ym).filter((month) => month.startsWith(year))
  const last = months.reduce((a, b) => (a > b ? a : b), '')
  const members = membersOf(records, list, last)
  return records.finance.flatMap((row) => {
    const share = members.get(row.uscc)
    if (row.period_ym !== last || share === undefined) return []
    const part = (amount: number | null): number | null => (amount === null ? null : amount * share)
    return [
      {
        town: register.get(row.uscc)?.town_code ?? null,
        now: part(row.revenue_ytd),
        base: part(row.revenue_ytd_ly),
      },
    ]
  })
}

function figuresOf(services: readonly Service[], research: readonly Research[]) {
  const growth = growthOf(services.map(({ now, base }) => [now, base] as const))
  const outsourced = sumKnown(research.map((row) => row.outsourced))
  return {
    units: services.length,
    scitech_revenue: growth.level,
    yoy: growth.rate,
    rd_units: research.length,
    outsourced_rd: outsourced,
    outsourced_pct: ratioOf(
      research.map((row) => [row.outsourced, row.fee] as const),
      100,
    ).value,
    revenue_flag:
      services.length === 0
        ? null
        : growth.level === null
          ? 'not_reported'
          : services.some(({ now }) => now === null)
            ? 'partial'
            : null,
    yoy_flag: services.length === 0 ? null : growth.level === null ? 'not_reported' : growth.flag,
    outsourced_flag:
      research.length === 0
        ? null
        : outsourced === null
          ? 'not_reported'
          : research.some((row) => row.outsourced === null)
            ? 'partial'
            : null,
  } satisfies OracleRow
}

/** Pearson's coefficient of at least four pairs; null where one side does not vary. */
function correlation(pairs: readonly (readonly [number | null, number | null])[]): number | null {
  const known = pairs.flatMap(([x, y]) => (x === null || y === null ? [] : [[x, y] as const]))
  if (known.length < 4) return null
  const mean = (place: 0 | 1): number => known.reduce((sum, pair) => sum + pair[place], 0) / known.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number): number =>
    known.reduce((total, [x, y]) => total + of(x - meanX, y - meanY), 0)
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
  return spread === 0 ? null : sum((x, y) => x * y) / spread
}
