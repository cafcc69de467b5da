import { towns } from '../data/district-data.ts'
import { addMonths, monthOf, yearOf } from '../oracle/support/periods.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { round } from './build-macro.ts'
import { researchSince } from './plan-research.ts'
import type { Research } from './plan-research.ts'
import type { Actor, World } from './world.ts'

type Projects = Pick<SampleRecords, 'investment_project' | 'rd' | 'rd_project' | 'rd_quarter'>

/** Investment projects by month, and research of enterprises by year and quarter. */
export function buildProjects(world: World): Projects {
  const found: Projects = {
    investment_project: buildInvestment(world),
    rd: [],
    rd_project: [],
    rd_quarter: [],
  }
  for (const actor of world.actors) {
    if (actor.research !== null) addResearch(found, world, actor, actor.research)
  }
  return found
}

/** Planned investment in 万元 from which a project has a guarantor, and from which it is one of the city (audit rule H08). */
const [guarantorFrom, cityFrom] = [5000, 200_000]
const largestPlan = 220_000

function buildInvestment({ pack, seed, actors }: World): RecordOf<'investment_project'>[] {
  const random = openRandom(`${seed}|projects`)
  const count = Math.round(320 * Math.max(pack.scale, 0.15))
  const rows: RecordOf<'investment_project'>[] = []
  for (let at = 0; at < count; at += 1) {
    const owner = random.pick(actors).unit
    const [someStart, someLength] = [addMonths('2018-06', random.below(30)), 8 + random.below(28)]
    // One project is by far the largest (domain model 7.6, m06); it runs through all years that are compared, or it alone would be the growth.
    const isLargest = at === 0
    const drawn = isLargest ? largestPlan : round(500 * Math.exp(1.6 * Math.abs(random.normal()) + 0.6), 0)
    // Ten of 320 projects lack the guarantor that their size asks for, six were listed more than half a year after their start.
    const lacksGuarantor = at % 32 === 5
    const plan = lacksGuarantor ? Math.min(Math.max(drawn, 1.5 * guarantorFrom), 0.9 * cityFrom) : drawn
    const lag = at % 54 === 7 ? 8 : random.below(4)
    // Every project is listed by the end of the years, and so reported at least once.
    const newest = addMonths(pack.months.at(-1) ?? someStart, -lag)
    const [start, length] = isLargest ? ['2018-10', 40] : [someStart < newest ? someStart : newest, someLength]
    const entry = addMonths(start, lag)
    const guarantor =
      lacksGuarantor || plan < guarantorFrom
        ? null
        : plan >= cityFrom
          ? 'city'
          : random.pick(['city', 'county', 'county'])
    const finish = addMonths(start, length)
    const pace = 0.85 + 0.4 * random.next()
    const done = (month: string): number => {
      const age = (yearOf(month) - yearOf(start)) * 12 + monthOf(month) - monthOf(start) + 1
      return age <= 0 ? 0 : round(plan * Math.min(1.05, (age / length) * pace), 0)
    }
    for (const month of pack.formMonths.filter((each) => each >= entry && each <= addMonths(finish, 2))) {
      const yearStart = done(`${String(yearOf(month) - 1)}-12`)
      const before = done(addMonths(month, -12)) - done(`${String(yearOf(month) - 2)}-12`)
      const invest = done(month) - yearStart
      const install = round(invest * 0.62, 0)
      const equip = round(invest * 0.25, 0)
      rows.push({
        period_ym: month,
        project_code: `990112-${String(yearOf(start))}-${String(at + 1).padStart(4, '0')}`,
        project_name: `${owner.name.slice(2, 6)}${random.pick(['厂房', '研发楼', '生产线', '仓储中心', '技改'])}项目`,
        owner_uscc: owner.uscc,
        town_code: random.next() < 0.8 ? owner.town : random.pick(towns).code,
        industry_code: owner.industry,
        plan_total: plan,
        cum_invest: done(month),
        invest_ytd: invest,
        invest_ytd_ly: before,
        install_ytd: install,
        equip_ytd: equip,
        other_ytd: invest - install - equip,
        funds_ytd: round(invest * (0.9 + 0.3 * random.next()), 0),
        start_ym: start,
        finish_ym: month >= finish ? finish : null,
        entry_ym: entry,
        guarantor,
      })
    }
  }
  return sameProject(rows)
}

/** Name and town of a project are those of its first month: chance must not change them from month to month. */
function sameProject(rows: RecordOf<'investment_project'>[]): RecordOf<'investment_project'>[] {
  const first = new Map<string, RecordOf<'investment_project'>>()
  return rows.map((row) => {
    const known = first.get(row.project_code) ?? row
    first.set(row.project_code, known)
    return { ...row, project_name: known.project_name, town_code: known.town_code }
  })
}

/** Share of the year's fee that is spent by the end of each quarter. */
const spent = [0.2, 0.45, 0.7, 1] as const
/** Fee in 万元 from which a unit also files each quarter of the next year (domain model 1.2). */
const quarterLimit = 1000

function addResearch(found: Projects, { pack, seed }: World, { unit, path, traits }: Actor, research: Research): void {
  const random = openRandom(`${seed}|research|${unit.uscc}`)
  const last = Math.max(...pack.years)
  const first = Math.min(researchSince, ...pack.years)
  for (let year = first; year <= last; year += 1) {
    if (!research.files(year)) continue
    // What is wrong is wrong in the newest year; a reduction that is never claimed is missing in all.
    const role = year === last || research.role === 'noReduction' ? research.role : null
    const fee = research.fee(year)
    const employees = traits.staff(year) ?? 5
    const usual = Math.max(
      fee > 200 ? 5 : fee < 10 ? 1 : 2,
      Math.min(Math.round(fee / 18), Math.floor(employees * 0.4)),
    )
    const staff = role === 'fewStaff' ? 3 : role === 'manyStaff' ? employees + 2 : usual
    const projects = role === 'noProject' ? 0 : 1 + random.below(4)
    const patents = random.below(9)
    const claims = role !== 'noReduction' && (!research.files(year - 1) || year === first || random.next() < 0.6)
    found.rd.push({
      year,
      uscc: unit.uscc,
      rd_fee: fee,
      rd_staff: staff,
      rd_person_cost: round(role === 'costPerHead' ? staff * 1.5 : Math.min(fee * 0.55, staff * 22), 1),
      rd_outsource: random.next() < 0.3 ? round(fee * 0.12, 1) : 0,
      rd_deduct_tax: claims ? Math.max(0.1, round(fee * 0.1, 1)) : 0,
      hitech_tax: random.next() < 0.25 ? round(fee * 0.08, 1) : 0,
      project_count: projects,
      patents,
      patents_inv: Math.floor(patents * 0.4),
      new_product_sales: unit.specialty === 'B' ? round(((path.toDate(year, 12) ?? 0) * 0.12) / 10, 1) : null,
    })
    const listed = role === 'projectsDiffer' ? fee * 0.8 : fee
    for (let at = 1; at <= projects; at += 1)
      found.rd_project.push({
        year,
        uscc: unit.uscc,
        project_no: String(at).padStart(3, '0'),
        project_fee: round(listed / projects, 1),
        project_staff: Math.max(1, Math.round(staff / projects)),
      })
    if (research.files(year - 1) && research.fee(year - 1) >= quarterLimit && role !== 'noQuarter')
      spent.forEach((share, at) => {
        found.rd_quarter.push({
          period_q: `${String(year)}-Q${String(at + 1)}`,
          uscc: unit.uscc,
          rd_fee_ytd: random.next() < 0.02 ? null : round(fee * share, 1),
          rd_fee_ytd_ly: round(research.fee(year - 1) * share, 1),
        })
      })
  }
}
