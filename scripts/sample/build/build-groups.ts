import { keyEnergyUsers } from '../data/frame-data.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { emergingLists } from './emerging-lists.ts'
import { listMember } from './list-member.ts'
import { planHeadquarters } from './plan-headquarters.ts'
import { planModern } from './plan-modern.ts'
import type { World } from './world.ts'

/** Groups by what a unit does: prefixes of its class, and the share of such units that are on the list (domain model 7.2). */
const byIndustry: readonly { group: string; dept: string; prefixes: readonly string[]; share: number }[] = [
  { group: 'm31.auto', dept: '经委', prefixes: ['36'], share: 1 },
  { group: 'm31.equip', dept: '经委', prefixes: ['34', '35', '38', '40'], share: 0.6 },
  { group: 'm31.bio', dept: '经委', prefixes: ['27'], share: 1 },
  { group: 'm31.ai', dept: '经委', prefixes: ['36', '39', '40', '65'], share: 0.3 },
  { group: 'ai', dept: '科委', prefixes: ['39', '65', '40'], share: 0.3 },
  { group: 'it.trade', dept: '商务委', prefixes: ['51'], share: 0.15 },
  { group: 'it.commerce', dept: '商务委', prefixes: ['52'], share: 0.3 },
]

/** Lists that take the largest units of some specialties: how many of each hundred. */
const bySize: readonly { group: string; dept: string; specialties: string; share: number }[] = [
  { group: 'key.energy', dept: '发改委', specialties: 'B', share: 0.08 },
  { group: 'key.service', dept: '统计局', specialties: 'F', share: 0.1 },
  { group: 'inv.big', dept: '投促办', specialties: 'B', share: 0.03 },
]

/** Lists of other departments and of the bureau, with dates: memberships overlap, because one unit belongs to several industries. */
export function buildGroups(world: World): { members: RecordOf<'group_member'>[]; links: RecordOf<'match_link'>[] } {
  const { pack, seed, actors } = world
  const emerging = emergingLists(world)
  const frame = actors.map(({ unit }) => unit)
  const members = [...emerging.members]
  const [largest] = frame
    .filter(({ industry, exit }) => industry.startsWith('36') && exit === null)
    .sort((a, b) => b.size - a.size)
  for (const unit of frame) {
    const random = openRandom(`${seed}|groups|${unit.uscc}`)
    for (const { group, dept, prefixes, share } of byIndustry) {
      // The largest maker of cars is in artificial intelligence too: the four industries overlap in a frame of any size (7.6, m11).
      const listed = random.next() < share || (group === 'm31.ai' && unit === largest)
      if (listed && prefixes.some((prefix) => unit.industry.startsWith(prefix)))
        members.push(listMember(unit, group, dept, group === 'm31.ai' && unit.industry.startsWith('36') ? 0.4 : 1))
    }
    const park = random.below(5) + 1
    if (unit.town.endsWith('400') || random.next() < 0.05)
      members.push(listMember(unit, `park.${String(park)}`, '园区管委会', 1))
  }
  for (const { group, dept, specialties, share } of bySize) {
    const own = frame
      .filter(({ specialty, exit }) => specialties.includes(specialty) && exit === null)
      .sort((a, b) => b.size - a.size)
    const count = group === 'key.energy' ? keyEnergyUsers(pack) : Math.max(2, Math.round(own.length * share))
    for (const unit of own.slice(0, count)) members.push(listMember(unit, group, dept, 1))
  }
  for (const { unit, group, dept } of planModern(world)) members.push(listMember(unit, group, dept, 1))
  for (const { group, unit } of planHeadquarters(world).members) members.push(listMember(unit, group, '商务委', 1))
  const orderOf = (row: RecordOf<'group_member'>): string => `${row.group_code}${row.uscc}${row.source_dept}`
  members.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return { members, links: emerging.links }
}
