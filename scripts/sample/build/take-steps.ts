import { createHash } from 'node:crypto'
import { today } from '../data/supervision-data.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { addMinutes } from './clock.ts'

export type Step = readonly [status: string, actor: string, note: string]

/** The steps that a case has taken by today, chained by fingerprints; `wait` draws the minutes before each step but the first. */
export function takeSteps(
  { id, opened, steps }: { id: string; opened: string; steps: readonly Step[] },
  wait: () => number,
): RecordOf<'case_event'>[] {
  const events: RecordOf<'case_event'>[] = []
  let moment = opened
  for (const [status, who, note] of steps) {
    const before = events.at(-1)
    if (before !== undefined) moment = addMinutes(moment, wait())
    if (moment.slice(0, 10) > today) break
    const event: RecordOf<'case_event'> = {
      case_id: id,
      seq: (before?.seq ?? 0) + 1,
      at: moment,
      from_status: before?.to_status ?? null,
      to_status: status,
      actor: who,
      note,
      prev_hash: before?.hash ?? null,
      hash: '',
    }
    event.hash = fingerprint(event)
    events.push(event)
  }
  return events
}

/** The sha256 of the fingerprint before and the event itself: nobody can change an entry without changing all that follow. */
function fingerprint({
  case_id: id,
  seq,
  at,
  from_status: from,
  to_status: to,
  actor,
  note,
  prev_hash: before,
}: RecordOf<'case_event'>): string {
  const event = [id, seq, at, from ?? '', to, actor, note ?? ''].join('|')
  return createHash('sha256')
    .update(`${before ?? ''}${event}`)
    .digest('hex')
}
