import type { RecordOf, SampleRecords } from '../../records/sample-records.ts'
import { mainFigures } from './main-figures.ts'
import type { MainFigure } from './main-figures.ts'
import { yearBefore } from './periods.ts'
import { registerAt } from './register.ts'

type Unit = RecordOf<'unit'>

/** A unit's report of a month and the one of a year before, with what the register says of it. */
export type UnitPair = {
  uscc: string
  unit: Unit | undefined
  here: MainFigure | undefined
  ago: MainFigure | undefined
}

/** Reports of the main form of a specialty, month by month, of one town or of all, by the register of a month. */
export function unitPairs(
  records: SampleRecords,
  { specialty, town, at }: { specialty: unknown; town: unknown; at: string },
): { months: string[]; isLoaded: (month: string) => boolean; of: (month: string) => UnitPair[] } {
  const register = registerAt(records.unit, at)
  const own = new Map<string, Map<string, MainFigure>>()
  for (const row of mainFigures(records)) {
    if (row.specialty !== specialty || (town !== null && register.get(row.uscc)?.town_code !== town)) continue
    const month = own.get(row.month) ?? new Map<string, MainFigure>()
    own.set(row.month, month.set(row.uscc, row))
  }
  const rowsOf = (month: string): ReadonlyMap<string, MainFigure> => own.get(month) ?? new Map<string, MainFigure>()
  return {
    months: [...own.keys()].sort(),
    isLoaded: (month) => own.has(month),
    of: (month) => {
      const [here, ago] = [rowsOf(month), rowsOf(yearBefore(month))]
      return [...new Set([...here.keys(), ...ago.keys()])].map((uscc) => ({
        uscc,
        unit: register.get(uscc),
        here: here.get(uscc),
        ago: ago.get(uscc),
      }))
    },
  }
}
