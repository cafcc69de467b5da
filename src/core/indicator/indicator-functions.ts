import type { SqlFunction } from '../sql/sql-function.ts'
import { cohortFunctions } from './cohort-functions.ts'
import { efficiencyFunctions } from './efficiency-functions.ts'
import { evidenceFunctions } from './evidence-functions.ts'
import { growthFunctions } from './growth-functions.ts'
import { periodFunctions } from './period-functions.ts'
import { shareFunctions } from './share-functions.ts'
import { spreadFunctions } from './spread-functions.ts'
import { targetFunctions } from './target-functions.ts'

/** Formulas of the domain model (3.3) in SQL, each after those that it calls. Templates and users may call them. */
export const indicatorFunctions: readonly SqlFunction[] = [
  ...periodFunctions,
  ...growthFunctions,
  ...spreadFunctions,
  ...shareFunctions,
  ...efficiencyFunctions,
  ...targetFunctions,
  ...cohortFunctions,
  ...evidenceFunctions,
]
