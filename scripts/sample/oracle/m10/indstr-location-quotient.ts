import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { nameOf, sectionOf } from '../support/sections.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

type Report = { town: string | null; code: string | null; output: number | null }

/** The reports of the last month of a year that has any output. */
function reportsOf(records: SampleRecords, year: string, level: unknown): { upto: string; reports: Report[] } {
  const known = records.industrial_output.filter((row) => row.period_ym.startsWith(year) && row.output_ytd !== null)
  const upto = known.reduce((last, row) => (row.period_ym > last ? row.period_ym : last), '')
  const register = registerAt(records.unit, upto)
  const reports = records.industrial_output
    .filter((row) => row.period_ym === upto)
    .map(({ uscc, output_ytd: output }): Report => {
      const unit = register.get(uscc)
      const code =
        level === 'section'
          ? sectionOf(records.industry_dim, unit?.industry_code)
          : (unit?.industry_code.slice(0, level === 'middle' ? 3 : 2) ?? null)
      return { town: unit?.town_code ?? null, code, output }
    })
  return { upto, reports }
}

const outputOf = (reports: readonly Report[]): number | null => sumKnown(reports.map((row) => row.output))

/** Codes of the largest industries of the district. */
function largest(reports: readonly Report[], count: number): (string | null)[] {
  return [...groupBy(reports, (row) => row.code)]
    .map(([code, rows]) => ({ code, output: outputOf(rows) }))
    .sort((a, b) => compareDescending(a.output, b.output) || compareCode(a.code, b.code))
    .slice(0, count)
    .map(({ code }) => code)
}

/** Flags of a figure of a cell: nothing reported, nothing to divide by, or a unit left out. */
function flagOf(value: number | null, cell: readonly Report[]): string | null {
  if (outputOf(cell) === null) return 'not_reported'
  if (value === null) return 'no_base'
  return cell.some((row) => row.output === null) ? 'partial' : null
}

export const oracle: Oracle = {
  id: 'indstr-location-quotient',
  cases: [
    { year: '2019', show: 'special', min_share: 5 },
    { industry_level: 'section', line: 1 },
    { industry_level: 'middle', town: '990112107', charted: 3 },
  ],
  expect: (records, { year, line, industry_level: level, show, min_share: least, charted, town: only }) => {
    const { upto, reports } = reportsOf(records, String(year), level)
    const top = largest(reports, Number(charted))
    const cells = [...groupBy(reports, (row) => `${row.town ?? '~'} ${row.code ?? '~'}`).values()]
    return cells
      .flatMap((cell) => {
        const [first] = cell
        if (first === undefined) return []
        const { town, code } = first
        const output = outputOf(cell)
        const inTown = outputOf(reports.filter((row) => row.town === town))
        const inIndustry = outputOf(reports.filter((row) => row.code === code))
        const share = divide(output, inTown, 100)
        const districtShare = divide(inIndustry, outputOf(reports), 100)
        const lq = divide(share, districtShare)
        const ofIndustry = divide(output, inIndustry, 100)
        const row = {
          town: nameOf(records, town, '不在名录'),
          division: nameOf(records, code, '不在名录'),
          units: cell.length,
          output: divide(output, 10_000),
          share,
          district_share: districtShare,
          lq,
          special: lq !== null && lq >= Number(line) ? 'special' : null,
          of_industry: ofIndustry,
          output_flag: flagOf(output, cell),
          share_flag: flagOf(share, cell),
          district_flag: districtShare === null ? 'no_base' : null,
          lq_flag: flagOf(lq, cell),
          of_flag: flagOf(ofIndustry, cell),
          upto,
          town_code: town,
          code,
          is_charted: top.includes(code),
          row_kind: 'data',
        }
        const isWanted =
          (only === null || town === only) &&
          (show === 'all' || row.special !== null) &&
          (Number(least) === 0 || (share ?? 0) >= Number(least))
        return isWanted ? [row] : []
      })
      .sort(
        (a, b) => compareCode(a.town_code, b.town_code) || compareDescending(a.lq, b.lq) || compareCode(a.code, b.code),
      )
  },
}
