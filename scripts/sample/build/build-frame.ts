import { makeCreditCode } from '../credit-code.ts'
import { brandEnds, brandStarts, districtCode, towns } from '../data/district-data.ts'
import { frameTotals, frameYears, specialties } from '../data/frame-data.ts'
import { industryRows, trades } from '../data/industry-data.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { Specialty } from '../records.ts'
import type { FrameChange, FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import { spread } from './spread.ts'
import { weighted } from './weighted.ts'

const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const suffixes = ['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司', '（云汀）有限公司', '厂'] as const
const exitReasons = ['规模不达标', '规模不达标', '停业关闭', '迁出', '注吊销', '重复', '转专业'] as const
/** Yearly thresholds in 千元: the smallest size that a unit of a specialty begins with. */
const floors: Record<Specialty, number> = { B: 20_000, C: 20_000, E: 8_000, S: 2_000, X: 15_000, F: 10_000 }

/** Every unit that the district ever had since the end of 2015, in the order of the credit codes. */
export function buildFrame(pack: Pack, seed: string): FrameUnit[] {
  const units: FrameUnit[] = []
  const entries = matrix('entries')
  const exits = matrix('exits')
  for (const specialty of specialties) {
    const counts = frameYears.map((each, at) => ({
      ...each,
      entries: Math.round((entries.get(specialty)?.[at] ?? 0) * pack.scale),
      exits: Math.round((exits.get(specialty)?.[at] ?? 0) * pack.scale),
    }))
    const opening = Math.round(frameTotals[specialty].opening * pack.scale)
    const make = (entry: string, kind: FrameUnit['entryKind']): FrameUnit => {
      const unit = buildUnit(openRandom(`${seed}|frame|${specialty}|${String(units.length)}`), {
        specialty,
        entry,
        kind,
        brand: brandOf(units.length),
      })
      units.push(unit)
      return unit
    }
    const alive = Array.from({ length: opening }, (_, at) => make(`${String(2008 + (at % 8))}-01`, 'annual'))
    for (const { year, entries: entering, exits: leaving, annual, entries: all } of counts) {
      const random = openRandom(`${seed}|exits|${specialty}|${String(year)}`)
      for (let left = 0; left < leaving && alive.length > 0; left += 1) {
        const [unit] = alive.splice(random.below(alive.length), 1)
        if (unit !== undefined) leave(unit, year, random)
      }
      const share = annual / Math.max(1, frameYears.find((each) => each.year === year)?.entries ?? all)
      for (let at = 0; at < entering; at += 1) {
        const yearly = at < Math.round(entering * share)
        const month = yearly ? '01' : String(3 + random.below(8)).padStart(2, '0')
        alive.push(make(`${String(year)}-${month}`, yearly ? 'annual' : 'monthly'))
      }
    }
  }
  units.sort((a, b) => (a.uscc < b.uscc ? -1 : 1))
  plantDivisions(units)
  return units
}

/** Divisions that questions about energy, cars, medicine and computers need: every seed has a unit that stays in each. */
const wantedDivisions = ['44', '27', '36', '31', '39'] as const

function plantDivisions(units: readonly FrameUnit[]): void {
  const staying = units.filter(
    ({ specialty, exit, entry, changes }) =>
      specialty === 'B' && exit === null && entry < '2016' && changes.length === 0,
  )
  wantedDivisions.forEach((division, at) => {
    if (staying.some(({ industry }) => industry.startsWith(division))) return
    const trade = trades.find(([code, specialty]) => specialty === 'B' && code.startsWith(division))
    const unit = staying[at]
    if (trade === undefined || unit === undefined) throw new Error(`no trade or no unit for division ${division}`)
    unit.industry = trade[0]
    unit.activity = industryRows.find(([code]) => code === trade[0])?.[2] ?? ''
  })
}

/** Entries or exits by specialty and year, so that both the years and the specialties add up to what the domain model says. */
function matrix(what: 'entries' | 'exits'): Map<Specialty, number[]> {
  const years = frameYears.map((each) => each[what])
  return spread(new Map(specialties.map((specialty) => [specialty, frameTotals[specialty][what]])), years)
}

function leave(unit: FrameUnit, year: number, random: SeededRandom): void {
  const month = random.next() < 0.8 ? '01' : String(2 + random.below(10)).padStart(2, '0')
  unit.exit = `${String(year)}-${month}`
  const small = unit.specialty === 'F' && year === 2020 && random.next() < 0.6
  unit.exitReason = small ? '标准调整' : random.pick(exitReasons)
}

type Kind = { specialty: Specialty; entry: string; kind: FrameUnit['entryKind']; brand: string }

function buildUnit(random: SeededRandom, { specialty, entry, kind, brand }: Kind): FrameUnit {
  const own = trades.filter((trade) => trade[1] === specialty)
  const [industry, , , word] = weighted(random, own, (trade) => trade[2])
  const town = weighted(random, towns, ({ weights }) => weights[specialty])
  const entryYear = Number(entry.slice(0, 4))
  const openYear = kind === 'monthly' ? entryYear - 1 : entryYear - 1 - random.below(6)
  const openMonth = kind === 'monthly' ? 10 + random.below(3) : 1 + random.below(12)
  const recent = entryYear >= 2016
  const size = recent
    ? floors[specialty] * (1 + 0.6 * random.next())
    : floors[specialty] * Math.exp(0.3 + Math.abs(1.1 * random.normal()))
  const name = `云汀${brand}${word}${random.pick(suffixes)}`
  const unit: FrameUnit = {
    uscc: makeCreditCode(districtCode, orgBody(random)),
    name,
    nameFormer: null,
    specialty,
    industry,
    town: town.code,
    region: `${town.code}${String(201 + random.below(12))}`,
    activity: industryRows.find(([code]) => code === industry)?.[2] ?? '',
    open: `${String(openYear)}-${String(openMonth).padStart(2, '0')}`,
    entry,
    entryKind: kind,
    exit: null,
    exitReason: null,
    regType: random.pick(['159', '159', '173', '174', '110', '160', '230', '330']),
    holding: random.pick(['1', '2', '3', '3', '3', '3', '4', '5', '9']),
    landM2: 'BE'.includes(specialty) && random.next() < 0.8 ? Math.round(3000 * Math.exp(1.1 * random.normal())) : null,
    floorM2: random.next() < 0.9 ? Math.round(1800 * Math.exp(0.9 * random.normal())) : null,
    changes: [],
    size,
  }
  unit.changes = makeChanges(random, unit, own, brand)
  return unit
}

/** In a year 3 of 100 units change their industry, 2 their town, 4 their name; one change of a kind is enough for a life. */
function makeChanges(
  random: SeededRandom,
  unit: FrameUnit,
  own: readonly (typeof trades)[number][],
  brand: string,
): FrameChange[] {
  const when = (): string => `${String(2019 + random.below(2))}-${String(2 + random.below(10)).padStart(2, '0')}`
  const changes: FrameChange[] = []
  if (random.next() < 0.06) {
    const from = random.pick(own)[0]
    if (from !== unit.industry) changes.push({ month: when(), kind: 'industry', from, to: unit.industry })
  }
  if (random.next() < 0.04) {
    const from = random.pick(towns).code
    if (from !== unit.town) changes.push({ month: when(), kind: 'town', from, to: unit.town })
  }
  if (random.next() < 0.08) {
    const from = unit.name.replace(brand, Array.from(brand).reverse().join(''))
    if (from !== unit.name) changes.push({ month: when(), kind: 'name', from, to: unit.name })
    unit.nameFormer = from === unit.name ? null : from
  }
  return changes.filter(({ month }) => unit.entry < month && (unit.exit === null || month < unit.exit))
}

/** 15 of 100 bodies are all digits: those are the codes that a spreadsheet can spoil. */
function orgBody(random: SeededRandom): string {
  if (random.next() < 0.15) return Array.from({ length: 8 }, () => String(random.below(10))).join('')
  return `YT${Array.from({ length: 6 }, () => charset.charAt(random.below(charset.length))).join('')}`
}

/** Invented brands, each once: two syllables, then three. */
function brandOf(at: number): string {
  const [starts, ends] = [Array.from(brandStarts), Array.from(brandEnds)]
  const pair =
    (starts[at % starts.length] ?? '') + (ends[(at * 7 + Math.floor(at / starts.length)) % ends.length] ?? '')
  const round = Math.floor(at / (starts.length * ends.length))
  return round === 0 ? pair : pair + (ends[(round * 5) % ends.length] ?? '')
}
