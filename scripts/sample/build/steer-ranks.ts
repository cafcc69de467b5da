import { openRandom } from '../seeded-random.ts'

/** The indicator and the month in which one region overtakes two others (domain model 7.6, m05). */
export const overtaking = { indicator: 'industry_output', month: '2020-09' } as const

/** The month itself, and the two that it is compared with: a month before and a year before. */
const months = [overtaking.month, '2020-08', '2019-09'] as const

/** Regions by their rates, the fastest first, before one of them overtakes two. The district stands in the middle. */
type Race = { order: readonly string[]; winner: string; overtaken: readonly string[] }

const place = { district: 6, winner: 3, overtaken: 2 } as const

/** Who overtakes whom. The last is the region that once publishes no rate: it can stand in nobody's way. */
export function planRace(seed: string, district: string, neighbours: readonly string[], silent: string): Race {
  const random = openRandom(`${seed}|race`)
  const others = neighbours
    .filter((region) => region !== silent)
    .map((region) => ({ region, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ region }) => region)
  const order = [...others.slice(0, place.district), district, ...others.slice(place.district), silent]
  const overtaken = order.slice(place.winner - place.overtaken, place.winner)
  return { order, winner: order[place.winner] ?? '', overtaken }
}

/** Rates of all regions in the three months, in per cent to one decimal, at distances from the district's own rate that keep the order. */
export function raceRates(seed: string, race: Race, ownRate: (month: string) => number): Map<string, number> {
  const rates = new Map<string, number>()
  for (const month of months) {
    const random = openRandom(`${seed}|race|${month}`)
    const order = month === overtaking.month ? afterwards(race) : race.order
    // Tenths: half a point from one to the next, more or less, and never two alike.
    const steps = order.map(() => 3 + random.below(4))
    const own = Math.round(ownRate(month) * 10)
    order.forEach((region, at) => {
      const [from, to] = at < place.district ? [at, place.district] : [place.district, at]
      const distance = steps.slice(from, to).reduce((sum, step) => sum + step, 0)
      rates.set(`${region} ${month}`, (own + (at < place.district ? distance : -distance)) / 10)
    })
  }
  return rates
}

function afterwards({ order, winner, overtaken }: Race): string[] {
  const first = place.winner - overtaken.length
  return [...order.slice(0, first), winner, ...overtaken, ...order.slice(place.winner + 1)]
}
