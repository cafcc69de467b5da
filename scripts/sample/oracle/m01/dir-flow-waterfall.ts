import type { Oracle } from '../oracle.ts'

export const oracle: Oracle = {
  id: 'dir-flow-waterfall',
  cases: [{ year: '2019' }, { specialty: 'F' }],
  expect: ({ unit }, { year, specialty }) => {
    const own = unit.filter((row) => specialty === null || row.specialty === specialty)
    const countAt = (month: string): number => own.filter((row) => row.snap_ym === month && row.exit_ym === null).length
    const opening = countAt(`${String(Number(year) - 1)}-12`)
    const closing = countAt(`${String(year)}-12`)
    // Counted from what happened to each unit, not from the two counts.
    const entered = new Map(
      own
        .filter((row) => row.snap_ym.startsWith(String(year)) && row.entry_ym.startsWith(String(year)))
        .map((row) => [row.uscc, row.entry_kind]),
    )
    const left = new Set(own.filter((row) => row.exit_ym?.startsWith(String(year)) === true).map((row) => row.uscc))
    const annual = [...entered.values()].filter((kind) => kind === 'annual').length
    const monthly = entered.size - annual
    const steps: readonly (readonly [string, number])[] = [
      ['opening', opening],
      ['annual', annual],
      ['monthly', monthly],
      ['exits', -left.size],
      ['other', closing - opening - annual - monthly + left.size],
      ['closing', closing],
    ]
    return steps.map(([step, units]) => ({
      step,
      units,
      level: step === 'opening' || step === 'closing' ? 0 : 1,
      row_kind: step === 'closing' ? 'total' : 'data',
    }))
  },
}
