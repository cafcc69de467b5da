import type { Condition } from './flag-rows.ts'
import { financeWarnings } from './finance-warnings.ts'
import { industryWarnings } from './industry-warnings.ts'
import { projectWarnings } from './project-warnings.ts'
import { registerWarnings } from './register-warnings.ts'
import { supervisionWarnings } from './supervision-warnings.ts'
import { tradeWarnings } from './trade-warnings.ts'

/** The rules that are to be explained, and those that only tell. */
export const warningConditions: Readonly<Record<string, Condition>> = {
  ...registerWarnings,
  ...industryWarnings,
  ...financeWarnings,
  ...tradeWarnings,
  ...projectWarnings,
  ...supervisionWarnings,
}
