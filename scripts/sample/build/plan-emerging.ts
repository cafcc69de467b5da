import { openRandom } from '../seeded-random.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { Pack } from './pack.ts'

/** Units that look like strategic emerging industry and are on no list, and those of them that really are it (domain model 7.6, m11). */
const suspects = { all: 31, real: 18 } as const

/** Parts of a unit's emerging output by field; by class where it tells more than its division. */
type Parts = readonly (readonly [field: string, part: number])[]
const partsByCode: Readonly<Record<string, Parts>> = {
  26: [['material', 1]],
  27: [['bio', 1]],
  29: [['material', 1]],
  34: [['equip', 1]],
  35: [['equip', 1]],
  3591: [['env', 1]],
  36: [
    ['nev', 0.8],
    ['equip', 0.2],
  ],
  38: [['energy', 1]],
  3831: [
    ['energy', 0.6],
    ['material', 0.4],
  ],
  39: [['it', 1]],
  40: [
    ['equip', 0.7],
    ['it', 0.3],
  ],
}

/** Classes whose very name says that they are emerging: no bureau forgets their units. */
const evident: ReadonlySet<string> = new Set(['2761', '3591', '3612', '3841', '3962', '3973', '3983', '4011'])

/** Fields of a unit's emerging output; none for what has no such output. */
export const emergingParts = ({ industry }: FrameUnit): Parts =>
  partsByCode[industry] ?? partsByCode[industry.slice(0, 2)] ?? []

/** Part of a unit's output that is strategic emerging industry as the list of the bureau has it; 0 for who is not on it. */
export function emergingShare(seed: string, unit: FrameUnit): number {
  if (unit.specialty !== 'B' || unit.suspect !== null || emergingParts(unit).length === 0) return 0
  const random = openRandom(`${seed}|emerging|${unit.uscc}`)
  const isListed = random.next() < 0.18
  return isListed || evident.has(unit.industry) ? Math.round((0.3 + 0.7 * random.next()) * 100) / 100 : 0
}

/** What units that are on no list write of themselves: real makers of new things, and dealers who only name them. */
const texts = {
  real: [
    '碳纤维、石墨烯等新材料研发和生产',
    '工业机器人、燃料电池和新能源装备制造',
    '增材制造设备、智能传感器研发和生产',
  ],
  apparent: ['代理销售智能家居、机器人玩具和新能源用品', '人工智能、大数据和云计算展会服务'],
} as const

/** Picks the units that look like emerging industry from industrial units that stay as they are. */
export function plantSuspects(pack: Pack, staying: readonly FrameUnit[]): void {
  const free = staying.filter((unit) => !evident.has(unit.industry) && !unit.star && !unit.catchUp)
  const count = Math.max(2, Math.round(suspects.all * pack.scale))
  const real = Math.max(1, Math.round(suspects.real * pack.scale))
  const step = Math.max(1, Math.floor(free.length / count))
  free
    .filter((_, at) => at % step === 0)
    .slice(0, count)
    .forEach((unit, at) => {
      unit.suspect = at < real ? 'real' : 'apparent'
      const own = texts[unit.suspect]
      unit.activity = `${unit.activity}；${own[at % own.length] ?? ''}`
    })
}
