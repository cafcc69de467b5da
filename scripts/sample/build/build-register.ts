import { towns } from '../data/district-data.ts'
import { frameIndustries } from '../data/frame-data.ts'
import { sectionDivisions } from '../data/industry-data.ts'
import type { RecordOf, SampleRecords } from '../records/sample-records.ts'
import { yearOf } from '../oracle/support/periods.ts'
import { openRandom } from '../seeded-random.ts'
import { isReporting, valueAt } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import { sizeClass } from './size-class.ts'
import { revenueShares } from './unit-traits.ts'
import type { Actor, World } from './world.ts'

type Register = Pick<SampleRecords, 'unit' | 'unit_event' | 'town_dim' | 'industry_dim' | 'form_calendar'>

/** The register of each month, its changes, and the dimensions that go with it. */
export function buildRegister({ pack, seed, actors }: World): Register {
  return {
    unit: pack.months.flatMap((month) =>
      actors.filter(({ unit }) => isListed(unit, month)).map((actor) => snapshotRow(seed, actor, month)),
    ),
    unit_event: listEvents(
      pack,
      actors.map(({ unit }) => unit),
    ),
    town_dim: towns.map((town) => ({
      town_code: town.code,
      town_name: town.name,
      town_type: town.type,
      area_km2: town.areaKm2,
      resident_pop: town.population,
      unit_staff: town.staff,
      chief_from: town.chiefFrom,
      owner_section: town.section,
    })),
    industry_dim: frameIndustries.map(([code, level, name]) => industryRow(code, level, name)),
    form_calendar: listCalendar(pack),
  }
}

/** A unit stands in the register from its entry on; in the month of its exit it still does, with the month of it. */
function isListed(unit: FrameUnit, month: string): boolean {
  return isReporting(unit, month) || unit.exit === month
}

function snapshotRow(seed: string, actor: Actor, month: string): RecordOf<'unit'> {
  const { unit } = actor
  const random = openRandom(`${seed}|kind|${unit.uscc}`)
  const industry = valueAt(unit, 'industry', unit.industry, month)
  const town = valueAt(unit, 'town', unit.town, month)
  const name = valueAt(unit, 'name', unit.name, month)
  return {
    snap_ym: month,
    uscc: unit.uscc,
    org_code: unit.uscc.slice(8, 17),
    unit_name: name,
    name_former: name === unit.name ? unit.nameFormer : null,
    specialty: unit.specialty,
    unit_kind: random.next() < 0.95 ? '1' : '2',
    industry_code: industry,
    industry_code_2011: null,
    main_activity: unit.activity,
    region_code: town + unit.region.slice(9),
    town_code: town,
    address: `${towns.find(({ code }) => code === town)?.name ?? ''}${String(1 + random.below(880))}号`,
    open_ym: unit.open,
    entry_ym: unit.entry,
    entry_kind: unit.entryKind,
    exit_ym: unit.exit === month ? unit.exit : null,
    op_status: unit.exit === month ? '4' : '1',
    reg_type: unit.regType,
    holding: unit.holding,
    size_code: sizeOf(actor, yearOf(month)),
    land_area_m2: unit.landM2,
    floor_area_m2: unit.floorM2,
  }
}

/** The class by the figures of the year before, or of this year for who is new: it is fixed once a year. */
function sizeOf({ unit, path, traits }: Actor, year: number): string {
  const of = path.toDate(year - 1, 12) === null ? year : year - 1
  return sizeClass(unit.industry, {
    staff: traits.staff(of) ?? 0,
    revenue: ((path.toDate(of, 12) ?? 0) * revenueShares[unit.specialty]) / 10,
    assets: traits.assets(of, 12) / 10,
  })
}

function listEvents({ months }: Pack, frame: readonly FrameUnit[]): RecordOf<'unit_event'>[] {
  const [first = '', last = ''] = [months[0], months.at(-1)]
  type Event = Omit<RecordOf<'unit_event'>, 'event_id'>
  const nothing = { old_value: null, new_value: null, reason: null, signoff: null, evidence: null }
  const events = frame.flatMap((unit): Event[] => [
    {
      ...nothing,
      uscc: unit.uscc,
      event_ym: unit.entry,
      event_type: 'entry',
      reason: unit.entryKind === 'annual' ? '年度纳入' : '月度纳入',
      evidence: '营业执照、财务报表',
    },
    ...(unit.exit === null
      ? []
      : [
          {
            ...nothing,
            uscc: unit.uscc,
            event_ym: unit.exit,
            event_type: 'exit',
            reason: unit.exitReason,
            signoff: unit.size >= 100_000 ? '分管局长' : null,
            evidence: '退库说明',
          },
        ]),
    ...unit.changes.map((change) => ({
      ...nothing,
      uscc: unit.uscc,
      event_ym: change.month,
      event_type: change.kind,
      old_value: change.from,
      new_value: change.to,
      reason: change.kind === 'industry' ? '主要业务活动变化' : change.kind === 'town' ? '经营地迁移' : '工商更名',
    })),
  ])
  return events
    .filter(({ event_ym: month }) => first <= month && month <= last)
    .sort((a, b) => compare(a.event_ym + a.uscc + a.event_type, b.event_ym + b.uscc + b.event_type))
    .map((event, at) => ({ event_id: `BD${String(at + 1).padStart(5, '0')}`, ...event }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const highEnergy = new Set(['25', '26', '30', '31', '32', '44'])
const lowEnd = new Set(['13', '14', '15', '20', '21', '22', '23'])
const weakBase = new Set(['20', '21', '30', '33'])
const profitServices = new Set(['64', '65'])
const tertiary = new Set(['05', '11', '43'])
const specialtyBySection: Readonly<Record<string, string>> = { B: 'B', C: 'B', D: 'B', E: 'C', F: 'E', H: 'S', K: 'X' }

function industryRow(code: string, level: number, name: string): RecordOf<'industry_dim'> {
  const division = level === 1 ? null : code.slice(0, 2)
  const section =
    Object.entries(sectionDivisions).find(([letter, list]) => letter === code || list.includes(division ?? ''))?.[0] ??
    ''
  const has = (set: ReadonlySet<string>): boolean => division !== null && set.has(division)
  const sector = has(tertiary) ? '3' : section === 'A' ? '1' : 'BCDE'.includes(section) ? '2' : '3'
  return {
    industry_code: code,
    industry_name: name,
    level,
    section,
    division,
    sector3: sector,
    // Of real estate only developers report on form X; managers of property are services.
    specialty_default:
      level === 4 && division === '70' && code !== '7010'
        ? 'F'
        : (specialtyBySection[section] ?? (section === 'A' ? null : 'F')),
    high_energy: has(highEnergy),
    rd_low_end: has(lowEnd),
    weak_base: has(weakBase),
    profit_svc: has(profitServices) || (level > 1 && 'LMOR'.includes(section)),
  }
}

/** Forms and the day of the following month until which they are due; the quarterly ones are collected four times a year, research once. */
const forms = [
  ['B204-1', 1, 9],
  ['B203', 1, 18],
  ['E204-1', 1, 9],
  ['E203', 3, 20],
  ['S204-1', 1, 9],
  ['S203', 3, 20],
  ['F203', 1, 20],
  ['X203', 3, 18],
  ['C203', 3, 18],
  ['205-1', 1, 12],
  ['202-1', 3, 15],
  ['206-1', 1, 10],
  ['107-2', 12, 29],
] as const

function listCalendar({ months }: Pack): RecordOf<'form_calendar'>[] {
  return forms.flatMap(([form, every, day]) =>
    months
      .filter((month) => Number(month.slice(5)) % every === 0)
      .map((month) => {
        const collected = !month.endsWith('-01')
        const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
        const next = number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`
        return {
          form_code: form,
          period_ym: month,
          collected,
          deadline: collected ? `${next}-${String(day).padStart(2, '0')} 18:00:00` : null,
        }
      }),
  )
}
