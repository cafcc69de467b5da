import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { sha256 } from './fingerprint.ts'
import { compareText } from './sums.ts'

type Group = { number: number; members: string[]; sections: string[] }

const sections: Readonly<Record<string, string>> = {
  B: '工业科',
  C: '投资科',
  E: '贸易科',
  S: '贸易科',
  X: '投资科',
  F: '服务业科',
}

/** The group that checks each unit (domain model 6.1): units of a section go round the groups with somebody of it, past those who must not. */
export function dealInspectors(
  { inspector: inspectors, inspector_avoid: avoids }: Pick<SampleRecords, 'inspector' | 'inspector_avoid'>,
  { seed, day }: { seed: string; day: string },
  drawn: readonly RecordOf<'unit'>[],
): ReadonlyMap<string, Group> {
  const able = inspectors
    .filter((row) => row.available === true && row.cert_to !== null && row.cert_to >= day)
    .map((row) => ({ ...row, key: sha256(`${seed}|${row.inspector_id}`) }))
    .sort((a, b) => compareText(a.key, b.key))
  const groups: Group[] = []
  for (let number = 1; number <= Math.floor(able.length / 2); number += 1)
    groups.push({ number, members: [], sections: [] })
  able.forEach((row, at) => {
    const group = groups[at % groups.length]
    group?.members.push(row.inspector_id)
    group?.sections.push(row.section)
  })
  const barred = new Set(avoids.map((row) => `${row.inspector_id} ${row.uscc}`))
  const turns = new Map<string, number>()
  const found = new Map<string, Group>()
  for (const { uscc, specialty } of drawn) {
    const section = sections[specialty] ?? ''
    const fit = groups.filter((group) => group.sections.includes(section))
    const turn = turns.get(section) ?? 0
    turns.set(section, turn + 1)
    for (let step = 0; step < fit.length && !found.has(uscc); step += 1) {
      const group = fit[(turn + step) % fit.length]
      if (group?.members.every((member) => !barred.has(`${member} ${uscc}`)) === true) found.set(uscc, group)
    }
  }
  return found
}
