import type { Oracle } from '../oracle.ts'
import { growthFlag, growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'wide-continuous-growth',
  cases: [
    { base: 'reported', n: 2, min_growth: 5, form_code: 'B203' },
    { measure: 'profit', n: 1, town: '990112107' },
    { year: '2019', n: 2 },
  ],
  expect: ({ finance, unit, town_dim: towns }, parameters) => {
    const { n, min_growth: least, measure, base, form_code: form, town } = parameters
    const [year, count] = [Number(parameters.year), Number(n)]
    const annual = finance.filter((row) => row.period_ym.endsWith('-12') && (form === null || row.form_code === form))
    const [now, before] = (
      { revenue: ['revenue_ytd', 'revenue_ytd_ly'], profit: ['profit_ytd', 'profit_ytd_ly'] } as const
    )[measure === 'profit' ? 'profit' : 'revenue']
    const figure = (uscc: string, of: number, field: typeof now | typeof before): number | null =>
      sumKnown(
        annual.filter((row) => row.uscc === uscc && row.period_ym === `${String(of)}-12`).map((row) => row[field]),
      )
    const isLoaded = (of: number): boolean => annual.some((row) => row.period_ym === `${String(of)}-12`)
    const register = registerAt(unit, `${String(year)}-12`)
    const reporters = new Set(annual.filter((row) => row.period_ym === `${String(year)}-12`).map((row) => row.uscc))
    return [...reporters]
      .flatMap((uscc) => {
        const own = register.get(uscc)
        if (town !== null && own?.town_code !== town) return []
        const years = [0, 1, 2, 3].map((back) => {
          const of = year - back
          const current = figure(uscc, of, now)
          const earlier = base === 'own' && isLoaded(of - 1) ? figure(uscc, of - 1, now) : figure(uscc, of, before)
          return { current, earlier, rate: growthRate(current, earlier), flag: growthFlag(current, earlier) }
        })
        const firstStop = years.findIndex(({ rate }) => rate === null || rate <= Number(least))
        const run = firstStop < 0 ? 4 : firstStop
        if (run < count) return []
        const [last, first] = [years[0]?.current ?? null, years[count - 1]?.earlier ?? null]
        const average =
          last === null || first === null || last <= 0 || first <= 0 ? null : ((last / first) ** (1 / count) - 1) * 100
        const columns = years.map(({ rate, flag }, back) => [
          [`y${String(4 - back)}`, rate],
          [`y${String(4 - back)}_flag`, flag],
        ])
        return [
          {
            unit_name: own?.unit_name ?? uscc,
            uscc,
            town: towns.find((row) => row.town_code === own?.town_code)?.town_name ?? own?.town_code ?? null,
            entry_ym: own?.entry_ym ?? null,
            ...(Object.fromEntries(columns.flat()) as Record<string, string | number | null>),
            run,
            cagr: average,
            value: last,
          },
        ]
      })
      .sort((a, b) => compareDescending(a.cagr, b.cagr) || compareText(a.uscc, b.uscc))
  },
}
