import { makeCreditCode } from '../credit-code.ts'
import { brandEnds, brandStarts, districtCode, towns } from '../data/district-data.ts'
import {
  careTrades,
  className,
  closedClass,
  frameTotals,
  frameTrades,
  frameYears,
  lowTaxTowns,
  specialties,
  threshold2020,
} from '../data/frame-data.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { Specialty } from '../records.ts'
import type { FrameChange, FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'
import { plantFrame } from './plant-frame.ts'
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
  const scaled = (count: number): number => Math.round(count * pack.scale)
  for (const specialty of specialties) {
    const make = (entry: string, kind: FrameUnit['entryKind'], bySmallLimit = false): FrameUnit => {
      const unit = buildUnit(openRandom(`${seed}|frame|${specialty}|${String(units.length)}`), {
        specialty,
        entry,
        kind,
        brand: brandOf(units.length),
        bySmallLimit,
      })
      units.push(unit)
      return unit
    }
    const alive = Array.from({ length: scaled(frameTotals[specialty].opening) }, (_, at) =>
      make(`${String(2008 + (at % 8))}-01`, 'annual'),
    )
    frameYears.forEach(({ year, annual, entries: all }, at) => {
      const random = openRandom(`${seed}|exits|${specialty}|${String(year)}`)
      const changed = specialty === 'F' && year === 2020
      let leaving = scaled(exits.get(specialty)?.[at] ?? 0)
      for (let left = changed ? scaled(threshold2020.leaving) : 0; left > 0; left -= 1) {
        leaveByThreshold(alive, random)
        leaving -= 1
      }
      for (; leaving > 0 && alive.length > 0; leaving -= 1) {
        const unit = random.pick(alive.filter(({ industry }) => industry !== closedClass))
        alive.splice(alive.indexOf(unit), 1)
        leave(unit, year, random)
      }
      const entering = scaled(entries.get(specialty)?.[at] ?? 0)
      const small = changed ? scaled(threshold2020.entering) : 0
      for (let entered = 0; entered < entering; entered += 1) {
        const yearly = entered < Math.max(small, Math.round((entering * annual) / all))
        const month = yearly ? '01' : String(3 + random.below(8)).padStart(2, '0')
        alive.push(make(`${String(year)}-${month}`, yearly ? 'annual' : 'monthly', entered < small))
      }
    })
  }
  units.sort((a, b) => (a.uscc < b.uscc ? -1 : 1))
  plantFrame(pack, units)
  return units
}

/** Entries or exits by specialty and year: both the years and the specialties add up to what the domain model says. */
function matrix(what: 'entries' | 'exits'): Map<Specialty, number[]> {
  const reserved = what === 'entries' ? threshold2020.entering : threshold2020.leaving
  const cells = spread(
    new Map(specialties.map((each) => [each, frameTotals[each][what] - (each === 'F' ? reserved : 0)])),
    frameYears.map((each) => each[what] - (each.year === 2020 ? reserved : 0)),
  )
  const services = cells.get('F') ?? []
  cells.set(
    'F',
    services.map((count, at) => count + (frameYears[at]?.year === 2020 ? reserved : 0)),
  )
  return cells
}

function leave(unit: FrameUnit, year: number, random: SeededRandom): void {
  const month = random.next() < 0.8 ? '01' : String(2 + random.below(10)).padStart(2, '0')
  unit.exit = `${String(year)}-${month}`
  unit.exitReason = random.pick(exitReasons)
  unit.changes = unit.changes.filter(({ month: changed }) => changed < `${String(year)}-${month}`)
}

/** Takes out a unit of services that was listed for its employees only: from 2020 on revenue alone counts. */
function leaveByThreshold(alive: FrameUnit[], random: SeededRandom): void {
  const old = alive.filter(({ entry }) => entry < '2016')
  const unit = random.pick(old)
  alive.splice(alive.indexOf(unit), 1)
  unit.byStaff = true
  unit.size = (smallLimit.test(unit.industry) ? 5000 : 10_000) * (0.45 + 0.3 * random.next())
  unit.exit = '2020-01'
  unit.exitReason = '标准调整'
  unit.changes = unit.changes.filter(({ month }) => month < '2020-01')
}

/** Services with the limit of 500 万元 (domain model 2.6). */
const smallLimit = /^8[0-25-9]|^90/

type Kind = { specialty: Specialty; entry: string; kind: FrameUnit['entryKind']; brand: string; bySmallLimit: boolean }

function buildUnit(random: SeededRandom, { specialty, entry, kind, brand, bySmallLimit }: Kind): FrameUnit {
  const recent = entry >= '2016'
  const own = bySmallLimit
    ? careTrades
    : frameTrades.filter(([code, each]) => each === specialty && !(recent && code === closedClass))
  const [industry, , , word] = weighted(random, own, (trade) => trade[2])
  const town = weighted(random, towns, ({ weights }) => weights[specialty])
  const entryYear = Number(entry.slice(0, 4))
  const openYear = kind === 'monthly' ? entryYear - 1 : entryYear - 1 - random.below(6)
  const openMonth = kind === 'monthly' ? 10 + random.below(3) : 1 + random.below(12)
  const size = bySmallLimit
    ? 5000 + 4000 * random.next()
    : recent
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
    activity: className(industry),
    open: `${String(openYear)}-${String(openMonth).padStart(2, '0')}`,
    entry,
    entryKind: kind,
    exit: null,
    exitReason: null,
    regType: random.pick(['159', '159', '173', '174', '110', '160', '230', '330']),
    holding: random.pick(['1', '2', '3', '3', '3', '3', '4', '5', '9']),
    landM2:
      'BE'.includes(specialty) && random.next() < 0.8
        ? Math.max(1500, Math.round(5000 * Math.exp(1.1 * random.normal())))
        : null,
    floorM2: random.next() < 0.9 ? Math.round(1800 * Math.exp(0.9 * random.normal())) : null,
    changes: [],
    size,
    steady: false,
    byStaff: false,
    silent: [],
    openBase: false,
    star: false,
    catchUp: false,
    keyEnergy: false,
    suspect: null,
    halt: null,
  }
  const elsewhere = own.filter(([code]) => code !== closedClass)
  if (industry !== closedClass) unit.changes = makeChanges(random, unit, elsewhere, brand)
  return unit
}

/** In a year 3 of 100 units change their industry, 2 their town, 4 their name; one change of a kind is enough for a life. */
function makeChanges(
  random: SeededRandom,
  unit: FrameUnit,
  own: readonly (typeof frameTrades)[number][],
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
    // The ratios of tax to output that are planted in some towns must not be mixed by movers.
    const mixes = unit.specialty === 'B' && [from, unit.town].some((town) => town in lowTaxTowns)
    if (from !== unit.town && !mixes) changes.push({ month: when(), kind: 'town', from, to: unit.town })
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
