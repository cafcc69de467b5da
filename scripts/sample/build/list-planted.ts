import { lowTaxTowns, shortTowns } from '../data/frame-data.ts'
import { omittedTaxpayers } from './build-tax.ts'
import type { ResearchRole } from './plan-research.ts'
import type { World } from './world.ts'

/** A finding of an audit rule (domain model 5) that is in the clean records on purpose. The period is empty where the rule knows none. */
export type PlantedFinding = { rule: string; key: string; period: string }

/** Columns of the list of planted findings. */
export const plantedColumns = ['rule', 'key', 'period'] as const

const ruleOf: Readonly<Record<ResearchRole, string>> = {
  noReduction: 'R01',
  smallFee: 'R02',
  fewStaff: 'R03',
  newFiler: 'R04',
  lowEnd: 'R05',
  projectsDiffer: 'R07',
  booksDiffer: 'R08',
  littleDeduction: 'R09',
  manyStaff: 'R10',
  noProject: 'R11',
  costPerHead: 'R12',
  highIntensity: 'R13',
  noQuarter: 'R14',
}

/**
 * What the rules find in the newest year because the district was built so. A rule to be corrected finds these in the clean records and no other;
 * a rule to be explained may find more.
 */
export function listPlanted(world: World): PlantedFinding[] {
  const year = Math.max(...world.pack.years)
  const december = `${String(year)}-12`
  const units = world.actors.flatMap(({ unit: { uscc, catchUp, silent }, research }): PlantedFinding[] => {
    const role = research?.role ?? null
    return [
      ...(catchUp ? [{ rule: 'D13', key: uscc, period: december }] : []),
      ...silent.filter(({ form }) => form === '205-1').map(({ month }) => ({ rule: 'D12', key: uscc, period: month })),
      // The form of a quarter is missing that the year before asks for.
      ...(role === null
        ? []
        : [{ rule: ruleOf[role], key: uscc, period: String(role === 'noQuarter' ? year - 1 : year) }]),
    ]
  })
  const months = world.pack.formMonths.filter((month) => month.startsWith(String(year)))
  return [
    ...units,
    ...Object.keys(lowTaxTowns).flatMap((town) => months.map((period) => ({ rule: 'X02', key: town, period }))),
    ...omittedTaxpayers(world).map((key) => ({ rule: 'X07', key, period: december })),
    ...shortTowns.map((key) => ({ rule: 'Q09', key, period: '' })),
  ].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

const orderOf = ({ rule, key, period }: PlantedFinding): string => `${rule} ${key} ${period}`
