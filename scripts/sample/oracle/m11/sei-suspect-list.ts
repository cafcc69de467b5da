import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { yearOf } from '../support/periods.ts'
import { divide } from '../support/rates.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'sei-suspect-list',
  cases: [
    { period_ym: '2019-11', min_score: 55, rd_line: 5 },
    { codes: '36、38; 3823', words: '汽车，电', min_score: 20 },
    { town: '990112400', min_score: 40 },
    { words: '', min_score: 1 },
  ],
  expect: (records, given) => {
    const month = String(given.period_ym)
    const [codes, words] = [partsOf(given.codes), partsOf(given.words)]
    const listed = new Set(
      records.group_member
        .filter((row) => row.group_code === 'sei' || row.group_code.startsWith('sei.'))
        .filter((row) => row.valid_from <= month && (row.valid_to === null || row.valid_to >= month))
        .map((row) => row.uscc),
    )
    return unitsAt(records, month)
      .filter((unit) => !listed.has(unit.uscc) && (given.town === null || unit.town_code === given.town))
      .map((unit) => {
        const code = codes
          .filter((each) => unit.industry_code.startsWith(each))
          .reduce<string | null>((best, each) => (best === null || each.length > best.length ? each : best), null)
        const found = words.filter((word) => unit.main_activity.includes(word)).sort(compareText)
        const output = outputAt(records, unit.uscc, month)
        const research = researchOf(records, unit.uscc, yearOf(month))
        const points =
          (code === null ? 0 : 40) +
          20 * Math.min(found.length, 3) +
          researchPoints(research.fee, research.intensity, Number(given.rd_line))
        return {
          unit_name: unit.unit_name,
          uscc: unit.uscc,
          town: records.town_dim.find((row) => row.town_code === unit.town_code)?.town_name ?? unit.town_code,
          industry:
            records.industry_dim.find((row) => row.industry_code === unit.industry_code)?.industry_name ??
            unit.industry_code,
          matched_code: code,
          matched_words: found.length === 0 ? null : found.join('、'),
          activity: unit.main_activity,
          output,
          rd: research.fee,
          rd_intensity: research.intensity,
          score: Math.min(100, points),
          output_flag: output === null ? 'not_reported' : null,
        }
      })
      .filter(({ score }) => score >= Number(given.min_score))
      .sort((a, b) => b.score - a.score || compareDescending(a.output, b.output) || compareText(a.uscc, b.uscc))
      .map((row, at) => ({ no: at + 1, ...row }))
  },
}

const partsOf = (text: unknown): string[] => [
  ...new Set(
    (typeof text === 'string' ? text : '')
      .split(/[,，、;；]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]

/** Industrial units of the newest register not after a month, without those that left. */
function unitsAt({ unit }: SampleRecords, month: string): RecordOf<'unit'>[] {
  const months = [...new Set(unit.map((row) => row.snap_ym))].sort()
  const at = months.filter((each) => each <= month).at(-1) ?? months[0]
  return unit.filter(
    (row) => row.snap_ym === at && row.specialty === 'B' && (row.exit_ym === null || row.exit_ym > month),
  )
}

const outputAt = ({ industrial_output: outputs }: SampleRecords, uscc: string, month: string): number | null =>
  outputs.find((row) => row.uscc === uscc && row.period_ym === month)?.output_ytd ?? null

function researchOf(
  records: SampleRecords,
  uscc: string,
  year: number,
): { fee: number | null; intensity: number | null } {
  const own = records.rd.filter((row) => row.uscc === uscc && row.year <= year).sort((a, b) => b.year - a.year)[0]
  if (own === undefined) return { fee: null, intensity: null }
  const whole = outputAt(records, uscc, `${String(own.year)}-12`)
  return { fee: own.rd_fee, intensity: divide(own.rd_fee, whole, 100) }
}

const researchPoints = (fee: number | null, intensity: number | null, line: number): number =>
  fee === null || fee <= 0 ? 0 : intensity !== null && intensity >= line ? 15 : 5
