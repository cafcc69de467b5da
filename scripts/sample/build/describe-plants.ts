import { shortTowns } from '../data/frame-data.ts'
import { raceOf } from './build-macro.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import { planHeadquarters } from './plan-headquarters.ts'
import { planModern } from './plan-modern.ts'
import { lossBreadth } from './plan-losses.ts'
import type { ResearchRole } from './plan-research.ts'
import type { Plants } from './plants.ts'
import { overtaking } from './steer-ranks.ts'
import { fallingBases, fallingIndicators } from './steer-rates.ts'
import { energyGrowth, powerShareRise, powerShareRiseSince2016 } from './tune-energy.ts'
import { comparable } from './tune-industry.ts'
import type { World } from './world.ts'

/** The facts of a district that hold by construction; those of the pipeline, supervision, the sample below the limit and risk come with their records. */
export function describePlants(world: World): Omit<Plants, 'm02' | 'm07' | 'm19' | 'm22'> {
  const { actors, fitted } = world
  const { traders, overlap } = planHeadquarters(world)
  const { winner, overtaken } = raceOf(world.seed)
  const units = actors.map(({ unit }) => unit)
  const codes = (of: (unit: FrameUnit) => boolean): string[] => units.filter(of).map(({ uscc }) => uscc)
  const researchers = (role: ResearchRole): string[] =>
    actors.filter(({ research }) => research?.role === role).map(({ unit }) => unit.uscc)
  return {
    m01: {
      december: codes((unit) => isReporting(unit, '2020-12')).length,
      shortTowns,
      thresholdExits: codes(({ exitReason }) => exitReason === '标准调整').length,
    },
    m03: {
      steady: codes(({ steady }) => steady),
      topReturn: codes(({ star }) => star)[0] ?? '',
      topPerArea: actors
        .filter(({ unit }) => unit.landM2 === 1500 && unit.exit === null)
        .reduce((best, each) => ((each.path.toDate(2020, 12) ?? 0) > (best.path.toDate(2020, 12) ?? 0) ? each : best))
        .unit.uscc,
    },
    m05: { falling: fallingIndicators, fallingBases, race: { ...overtaking, winner, overtaken } },
    m09: { lossBreadth: { 2019: lossBreadth(2019) * 100, 2020: lossBreadth(2020) * 100 } },
    m11: {
      suspects: codes(({ suspect }) => suspect !== null),
      real: codes(({ suspect }) => suspect === 'real'),
    },
    m12: {
      rules: (['noReduction', 'smallFee', 'fewStaff', 'newFiler', 'lowEnd'] as const).map(researchers),
      missingQuarter: researchers('noQuarter'),
    },
    m13: { powerShareRise, powerShareRiseSince2016, energyGrowth },
    m14: { outputGrowth: comparable, energyGrowth },
    m15: {
      catchUps: codes(({ catchUp }) => catchUp),
      missingKeyUsers: codes(({ silent }) => silent.some(({ form }) => form === '205-1')),
    },
    m18: { traders, overlap },
    m21: describeModern(world),
    ...fitted,
  }
}

/** Who is on the lists of the 4+4 at the end of 2020. */
function describeModern(world: World): Plants['m21'] {
  const current = planModern(world).filter(({ unit }) => isReporting(unit, '2020-12'))
  const codes = current.map(({ unit }) => unit.uscc)
  return {
    units: [...new Set(codes)].sort(),
    overlap: codes.filter((uscc, at) => codes.indexOf(uscc) !== at).sort(),
    biopharma: current.flatMap(({ unit, group }) => (group === 'm44.bio' ? [unit.uscc] : [])).sort(),
  }
}
