import { buildOutputs } from './build-outputs.ts'
import { buildUnits } from './build-units.ts'
import { towns } from './data/district-data.ts'
import type { District, Plants, SnapshotRow, UnitRecord } from './records.ts'

/** Months of which the sample has the form B204-1; January is not collected. */
export const outputMonths = [
  '2019-05',
  '2019-06',
  '2019-12',
  '2020-02',
  '2020-03',
  '2020-04',
  '2020-05',
  '2020-06',
] as const
/** Months of which the sample has the register. */
export const snapshotMonths = ['2019-12', '2020-06'] as const

const zeroBaseTown = '990112002'
const openBaseTown = '990112101'
const silentTown = '990112106'

/** The district as all its workbooks print it; the same seed gives the same district. */
export function buildDistrict(seed: string): District {
  const units = buildUnits(seed)
  const plants = plant(units)
  const snapshots = snapshotMonths.flatMap((snapshot) =>
    units
      .filter((unit) => isListed(unit, snapshot))
      .map((unit): SnapshotRow => ({ ...unit, snapshot, exit: knownExit(unit, snapshot) })),
  )
  return { towns, units, snapshots, outputs: buildOutputs(seed, units, plants, outputMonths), plants }
}

/** A unit stands in the register from its entry on; when it has left it stays one more register, with the month. */
function isListed({ entry }: UnitRecord, snapshot: string): boolean {
  return entry <= snapshot
}

function knownExit({ exit }: UnitRecord, snapshot: string): string | null {
  return exit !== null && exit <= snapshot ? exit : null
}

/** Moves units so that the facts that tests assert are there whatever the seed. Changes the given records. */
function plant(units: UnitRecord[]): Plants {
  const industry = units.filter(({ specialty }) => specialty === 'B')
  const entering = industry.filter(({ entry, entryKind }) => entry >= '2020' && entryKind === 'annual')
  const [fresh, open] = entering
  const staying = industry.filter(({ entry, exit }) => entry < '2020' && exit === null)
  // Nobody else makes anything in the town of the fresh unit.
  for (const unit of industry) if (unit.town === zeroBaseTown) move(unit, '990112400')
  const silent = staying.find(({ industry: code }) => code.startsWith('36')) ?? staying[0]
  const coal = staying.find((unit) => unit !== silent)
  if (fresh === undefined || open === undefined || silent === undefined || coal === undefined)
    throw new Error('the frame is too small for its plants')
  move(fresh, zeroBaseTown)
  fresh.open = '2019-11'
  move(open, openBaseTown)
  move(silent, silentTown)
  // A code with a leading zero is there in any case.
  if (!industry.some(({ industry: code }) => code === '0610')) coal.industry = '0610'
  const countAt = (month: string) =>
    units.filter(({ entry, exit }) => entry <= month && (exit === null || exit > month)).length
  return {
    zeroBase: { uscc: fresh.uscc, town: zeroBaseTown },
    notReported: { uscc: silent.uscc, town: silentTown, period: '2020-06' },
    openBase: { uscc: open.uscc, town: openBaseTown },
    december: countAt('2019-12'),
    june: countAt('2020-06'),
  }
}

function move(unit: UnitRecord, town: string): void {
  unit.region = town + unit.region.slice(9)
  unit.town = town
}
