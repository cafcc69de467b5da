import { brandEnds, brandStarts, districtCode, towns } from '../data/district-data.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { Pack } from './pack.ts'
import { weighted } from './weighted.ts'

/** A shop of the frame below the limit, with the limit of its division in 万元 a year and the trade that its seasons follow. */
export type SmallUnit = {
  row: RecordOf<'small_frame'>
  limit: number
  trade: 'E' | 'hotels' | 'catering'
  drift: number
}

type Kind = { division: string; limit: number; trade: SmallUnit['trade']; share: number; words: readonly string[] }

/** Divisions of the frame: yearly limit in 万元 (domain model 2.6), share of the frame, words of the names. */
const kinds: readonly Kind[] = [
  { division: '51', limit: 2000, trade: 'E', share: 0.17, words: ['粮油经营部', '建材经营部', '五金批发部'] },
  { division: '52', limit: 500, trade: 'E', share: 0.43, words: ['便利店', '服装店', '果蔬店', '烟酒店', '五金店'] },
  { division: '61', limit: 200, trade: 'hotels', share: 0.13, words: ['客栈', '旅馆', '宾馆'] },
  { division: '62', limit: 200, trade: 'catering', share: 0.27, words: ['面馆', '小吃店', '茶餐厅', '饭店'] },
]

/** Bands of size against the limit: large, middle and small shops, and their shares of a division. */
const bands = [
  { band: 'A', from: 0.5, to: 0.9, share: 0.2 },
  { band: 'B', from: 0.2, to: 0.5, share: 0.35 },
  { band: 'C', from: 0.03, to: 0.2, share: 0.45 },
] as const

/** Shops below the limits of trade and catering (domain model 7.2: 6,000 in 12 strata); the small package has a tenth of them. */
export function buildSmallFrame(pack: Pack, seed: string): SmallUnit[] {
  const count = 6000 * Math.max(pack.scale, 0.1)
  const units: SmallUnit[] = []
  for (const kind of kinds)
    for (const { band, from, to, share } of bands)
      for (let left = Math.round(count * kind.share * share); left > 0; left -= 1) {
        const at = units.length
        const random = openRandom(`${seed}|small|${String(at)}`)
        // Most shops of a band are nearer to its lower end.
        const part = from + (to - from) * random.next() ** 1.5
        units.push({
          row: frameRow(random, kind, band, at, Math.round(kind.limit * part * 10) / 10),
          limit: kind.limit,
          trade: kind.trade,
          drift: random.normal(),
        })
      }
  return units
}

function frameRow(
  random: SeededRandom,
  { division, words }: Kind,
  band: string,
  at: number,
  size: number,
): RecordOf<'small_frame'> {
  const town = weighted(random, towns, ({ weights }) => weights[division < '60' ? 'E' : 'S'])
  const pick = (of: string): string => of.charAt(random.below(of.length))
  return {
    frame_id: `K${String(at + 1).padStart(5, '0')}`,
    frame_name: `云汀${pick(brandStarts)}${pick(brandEnds)}${random.pick(words)}`,
    division,
    county_code: districtCode,
    town_code: town.code,
    size_measure: size,
    // Large shops are companies, most others households.
    unit_kind: random.next() < (band === 'A' ? 0.7 : 0.25) ? '1' : '3',
    has_pos: random.next() < 0.6,
    is_stable: random.next() < 0.85,
    cooperative: random.next() < 0.88,
    stratum: `${division}${band}`,
  }
}
