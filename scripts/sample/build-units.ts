import { makeCreditCode } from './credit-code.ts'
import { brandEnds, brandStarts, districtCode, towns } from './data/district-data.ts'
import { industryRows, trades } from './data/industry-data.ts'
import { openRandom } from './seeded-random.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { Specialty, UnitRecord } from './records.ts'

/** How many units of each specialty stay all the time, enter in 2020 and leave in 2020. June 2020 is the sum of the first two. */
const frame: Record<Specialty, { staying: number; entering: number; leaving: number }> = {
  B: { staying: 64, entering: 5, leaving: 2 },
  C: { staying: 13, entering: 1, leaving: 0 },
  E: { staying: 96, entering: 5, leaving: 2 },
  S: { staying: 19, entering: 1, leaving: 1 },
  X: { staying: 9, entering: 0, leaving: 0 },
  F: { staying: 81, entering: 6, leaving: 1 },
}

const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const suffixes = ['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司', '（云汀）有限公司', '厂'] as const

/** All units that the sample ever shows, in the order of their credit codes. */
export function buildUnits(seed: string): UnitRecord[] {
  const brands = shuffledBrands(openRandom(`${seed}|brands`))
  const units: UnitRecord[] = []
  for (const specialty of Object.keys(frame) as Specialty[]) {
    const { staying, entering, leaving } = frame[specialty]
    for (let at = 0; at < staying + entering + leaving; at += 1) {
      const role = at < staying ? 'staying' : at < staying + entering ? 'entering' : 'leaving'
      const random = openRandom(`${seed}|unit|${specialty}|${String(at)}`)
      const brand = brands.pop()
      if (brand === undefined) throw new Error('more units than brands')
      units.push(buildUnit(random, { specialty, at, role, brand }))
    }
  }
  return units.sort((a, b) => (a.uscc < b.uscc ? -1 : 1))
}

type Kind = { specialty: Specialty; at: number; role: 'staying' | 'entering' | 'leaving'; brand: string }

function buildUnit(random: SeededRandom, { specialty, at, role, brand }: Kind): UnitRecord {
  const [industry, , , word] = weighted(
    random,
    trades.filter((trade) => trade[1] === specialty),
    (trade) => trade[2],
  )
  const town = weighted(random, towns, ({ weights }) => weights[specialty])
  const openYear = role === 'entering' ? 2017 + random.below(2) : 2003 + random.below(14)
  const entryYear = Math.min(2018, openYear + 1 + random.below(4))
  const area = specialty === 'B' && random.next() < 0.8 ? Math.round(3000 * Math.exp(1.1 * random.normal())) : null
  return {
    uscc: makeCreditCode(districtCode, orgBody(random)),
    name: `云汀${brand}${word}${random.pick(suffixes)}`,
    specialty,
    industry,
    activity: activityOf(industry),
    town: town.code,
    region: `${town.code}${String(201 + random.below(12)).padStart(3, '0')}`,
    open: `${String(openYear)}-${String(1 + random.below(12)).padStart(2, '0')}`,
    // Yearly entries come in with the first forms of 2020, one in six a month later or more.
    entry: role === 'entering' ? (at % 6 === 5 ? '2020-04' : '2020-01') : `${String(entryYear)}-01`,
    entryKind: role === 'entering' && at % 6 === 5 ? 'monthly' : 'annual',
    exit: role === 'leaving' ? (at % 2 === 0 ? '2020-03' : '2020-05') : null,
    regType: random.pick(['159', '159', '173', '174', '110', '160', '230', '330']),
    holding: random.pick(['1', '2', '3', '3', '3', '3', '4', '5', '9']),
    size: random.pick(['2', '3', '3', '3', '4', '1']),
    landM2: area,
  }
}

function activityOf(industry: string): string {
  return industryRows.find(([code]) => code === industry)?.[2] ?? ''
}

/** 15 of 100 bodies are all digits: those are the codes that a spreadsheet can spoil. */
function orgBody(random: SeededRandom): string {
  const length = 8
  if (random.next() < 0.15) return Array.from({ length }, () => String(random.below(10))).join('')
  return `YT${Array.from({ length: length - 2 }, () => charset.charAt(random.below(charset.length))).join('')}`
}

function shuffledBrands(random: SeededRandom): string[] {
  const brands = Array.from(brandStarts).flatMap((start) =>
    Array.from(brandEnds)
      .filter((end) => end !== start)
      .map((end) => start + end),
  )
  for (let at = brands.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1)
    const [a, b] = [brands[at], brands[other]]
    if (a === undefined || b === undefined) continue
    brands[at] = b
    brands[other] = a
  }
  return brands
}

function weighted<T>(random: SeededRandom, items: readonly T[], weight: (item: T) => number): T {
  let rest = random.next() * items.reduce((sum, item) => sum + weight(item), 0)
  for (const item of items) {
    rest -= weight(item)
    if (rest < 0) return item
  }
  return random.pick(items)
}
