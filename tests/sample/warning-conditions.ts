import type { Condition } from './flag-rows.ts'
import { departmentWarnings } from './department-warnings.ts'
import { financeWarnings } from './finance-warnings.ts'
import { industryWarnings } from './industry-warnings.ts'
import { processWarnings } from './process-warnings.ts'
import { projectWarnings } from './project-warnings.ts'
import { registerWarnings } from './register-warnings.ts'
import { tradeWarnings } from './trade-warnings.ts'

/** The rules that are to be explained, and those that only tell. */
export const warningConditions: Readonly<Record<string, Condition>> = {
  ...registerWarnings,
  ...industryWarnings,
  ...financeWarnings,
  ...tradeWarnings,
  ...projectWarnings,
  ...departmentWarnings,
  ...processWarnings,
}
