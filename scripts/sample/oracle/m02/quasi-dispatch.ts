import type { Oracle } from '../oracle.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'quasi-dispatch',
  cases: [{ found_ym: '2020-06' }],
  expect: ({ quasi_unit: units, industry_dim: industries, town_dim: towns }, { found_ym: month }) =>
    units
      .filter((unit) => unit.found_ym === month)
      .map((unit) => {
        const industry = industries.find((row) => row.industry_code === unit.industry_code)
        const town = towns.find((row) => row.town_code === unit.town_code)
        return {
          key: unit.town_code,
          row: {
            specialty: industry?.specialty_default ?? 'U',
            unit_name: unit.unit_name,
            uscc: unit.uscc,
            industry: industry?.industry_name ?? unit.industry_code,
            town: town?.town_name ?? unit.town_code,
            section: town?.owner_section ?? null,
            due_ym: unit.due_ym,
          },
        }
      })
      .sort(
        (a, b) =>
          compareText(a.row.specialty, b.row.specialty) ||
          compareText(a.key, b.key) ||
          compareText(a.row.uscc, b.row.uscc),
      )
      .map(({ row }) => row),
}
