import type { District, Specialty } from '../../../scripts/sample/records.ts'

export type CountRow = { town: string; total: number; vs_dec: number | null } & Record<Specialty | 'U', number>

const specialties = ['B', 'C', 'E', 'S', 'X', 'F', 'U'] as const

/** Units in the frame by town and specialty from the records, against the register of the December before. */
export function expectCounts(district: District, snapshot: string): CountRow[] {
  const december = `${String(Number(snapshot.slice(0, 4)) - 1)}-12`
  const inFrame = (month: string) =>
    district.snapshots.filter((row) => row.snapshot === month && (row.exit === null || row.exit > month))
  const [now, before] = [inFrame(snapshot), inFrame(december)]
  const known = district.snapshots.some((row) => row.snapshot === december)
  const rowFor = (label: string, inGroup: (town: string) => boolean): CountRow => {
    const here = now.filter(({ town }) => inGroup(town))
    const there = before.filter(({ town }) => inGroup(town))
    const counts = Object.fromEntries(
      specialties.map((specialty) => [specialty, here.filter((row) => row.specialty === specialty).length]),
    ) as Record<Specialty | 'U', number>
    return { town: label, ...counts, total: here.length, vs_dec: known ? here.length - there.length : null }
  }
  const codes = [...new Set([...now, ...before].map(({ town }) => town))].sort()
  const name = (code: string) => district.towns.find((town) => town.code === code)?.name ?? code
  return [rowFor('全区', () => true), ...codes.map((code) => rowFor(name(code), (town) => town === code))]
}
