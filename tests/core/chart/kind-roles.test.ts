import { expect, it } from 'vitest'
import { chartKinds } from '../../../src/core/chart/chart-data.ts'
import { isDrawnFromSeries, kindRoles } from '../../../src/core/chart/kind-roles.ts'

it('asks every kind for at least one complete list of columns, and pivots only what takes a group', () => {
  for (const kind of chartKinds) {
    const { needs, takes, pivots, labels } = kindRoles[kind]
    expect([kind, needs.length > 0 && needs.every((list) => list.length > 0)]).toEqual([kind, true])
    if (pivots) expect([kind, takes.includes('group')]).toEqual([kind, true])
    for (const role of labels) expect([kind, [...takes, ...needs.flat()].includes(role)]).toEqual([kind, true])
  }
})

it('offers a query no kind that goes from one name to another', () => {
  expect(chartKinds.filter((kind) => !isDrawnFromSeries(kind)).sort()).toEqual(['gantt', 'sankey'])
})
