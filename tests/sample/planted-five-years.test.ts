import { beforeAll, describe, expect, it } from 'vitest'
import { buildEnergy } from '../../scripts/sample/build/build-energy.ts'
import { buildFinance } from '../../scripts/sample/build/build-finance.ts'
import { describePlants } from '../../scripts/sample/build/describe-plants.ts'
import { openPack } from '../../scripts/sample/build/pack.ts'
import { openWorld } from '../../scripts/sample/build/world.ts'
import type { World } from '../../scripts/sample/build/world.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'

const years = [2016, 2017, 2018, 2019, 2020] as const
const months = years.map((year) => `${String(year)}-12`)

/** What only five years show. Only the forms of December are filled in: all records take half a minute. */
describe.each(['yt-demo', 'another seed'])('facts planted in the full package of %s', (seed) => {
  let decembers: World
  let plants: ReturnType<typeof describePlants>
  beforeAll(() => {
    const world = openWorld(openPack('full'), seed)
    plants = describePlants(world)
    decembers = { ...world, pack: { ...world.pack, months, formMonths: months } }
  }, 120_000)

  it('m03: so many units grow every year, by three points and more', () => {
    expect(plants.m03.steady).toHaveLength(36)
    const steady = new Set(plants.m03.steady)
    const books = groupBy(
      buildFinance(decembers).filter(({ uscc }) => steady.has(uscc)),
      ({ uscc }) => uscc,
    )
    expect(books.size).toBe(36)
    for (const rows of books.values()) {
      expect(rows.map((row) => row.period_ym)).toEqual(months)
      rows.forEach((row, at) => {
        const bases = [row.revenue_ytd_ly, ...(at === 0 ? [] : [rows[at - 1]?.revenue_ytd ?? null])]
        for (const base of bases) expect(((row.revenue_ytd ?? 0) / (base ?? 0) - 1) * 100).toBeGreaterThanOrEqual(3)
      })
    }
  })

  it('m13: power takes 1.8 points more of all energy than four years before', () => {
    const uses = buildEnergy(decembers).energy_use
    const share = (month: string): number => {
      const tce = (kind: RegExp): number =>
        uses
          .filter((row) => row.period_ym === month && kind.test(row.energy_code))
          .reduce((sum, row) => sum + (row.use_total_ytd ?? 0) * (row.coef_used ?? 0), 0)
      return (tce(/^power$/) / tce(/./)) * 100
    }
    expect(share('2020-12') - share('2016-12')).toBeCloseTo(1.8, 2)
    expect(plants.m13.powerShareRiseSince2016).toBe(1.8)
  })
})
