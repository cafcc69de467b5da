import { makeCreditCode } from '../credit-code.ts'
import { brandEnds, brandStarts, districtCode } from '../data/district-data.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import type { FrameUnit } from './frame-unit.ts'
import { listMember } from './list-member.ts'
import { emergingParts, emergingShare } from './plan-emerging.ts'
import type { World } from './world.ts'

type Member = RecordOf<'group_member'>
type Link = RecordOf<'match_link'>

const dept = '发改委'
/** Firms on the department's list that the bureau does not know, in a district of full size. */
const strangers = 6

/**
 * Units of strategic emerging industry as the bureau lists them and as the department for reform does, which leaves some out, has a few
 * more, and spoils a code or a name; and what matching makes of the department's entries.
 */
export function emergingLists({ pack, seed, actors }: World): { members: Member[]; links: Link[] } {
  const members: Member[] = []
  const links: Link[] = []
  for (const { unit } of actors) {
    const share = emergingShare(seed, unit)
    if (share > 0) members.push(listMember(unit, 'sei', '统计局', share))
    const entry = departmentEntry(seed, unit, share)
    if (entry !== null) {
      members.push(entry)
      links.push(linkOf(seed, unit, entry))
    }
  }
  const [starts, ends] = [Array.from(brandStarts), Array.from(brandEnds)]
  for (let at = 0; at < Math.max(1, Math.round(strangers * pack.scale)); at += 1) {
    const random = openRandom(`${seed}|emerging stranger|${String(at)}`)
    const uscc = makeCreditCode(districtCode, `FG${String(at).padStart(4, '0')}${String(10 + random.below(90))}`)
    members.push({
      group_code: 'sei',
      uscc,
      member_name: `云汀新${random.pick(starts)}${random.pick(ends)}新材料科技有限公司`,
      valid_from: '2018-01',
      valid_to: null,
      source_dept: dept,
      share: 1,
    })
    links.push({ dept, src_key: uscc, uscc: null, match_level: 'M6', sim: 0, confirmed: null })
  }
  return { members, links }
}

/** What the department lists of a unit; null where it does not. */
function departmentEntry(seed: string, unit: FrameUnit, share: number): Member | null {
  const random = openRandom(`${seed}|emerging list|${unit.uscc}`)
  const [chance, fault] = [random.next(), random.next()]
  const might = unit.specialty === 'B' && unit.suspect === null && emergingParts(unit).length > 0
  if (!might || chance > (share > 0 ? 0.85 : 0.06)) return null
  // The department has not heard of who left lately.
  const known = listMember(unit, 'sei', dept, share > 0 ? share : 1)
  const entry = unit.exit === null || unit.exit < '2019' ? known : { ...known, valid_to: null }
  if (fault < 0.08) return { ...entry, uscc: spoil(unit.uscc) }
  return fault < 0.16 ? { ...entry, member_name: unit.name.replace('有限公司', '公司') } : entry
}

/** A code whose check character was mistyped. */
const spoil = (uscc: string): string => uscc.slice(0, 17) + (uscc.endsWith('7') ? '8' : '7')

function linkOf(seed: string, unit: FrameUnit, entry: Member): Link {
  const isExact = entry.uscc === unit.uscc
  return {
    dept,
    src_key: entry.uscc,
    uscc: unit.uscc,
    match_level: isExact ? 'M0' : 'M3',
    sim: 1,
    confirmed: isExact || openRandom(`${seed}|emerging link|${unit.uscc}`).next() < 0.5,
  }
}
