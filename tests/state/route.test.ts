import { describe, expect, it } from 'vitest'
import type { DatasetId } from '../../src/core/base/id.ts'
import { asId } from '../../src/core/base/id.ts'
import type { Route } from '../../src/state/route.ts'
import { formatRoute, parseRoute } from '../../src/state/route.ts'

const routes: Route[] = [
  { page: 'data' },
  { page: 'review' },
  { page: 'table', dataset: asId<DatasetId>('x0123456789abcdef') },
  { page: 'clean', dataset: asId<DatasetId>('x0123456789abcdef') },
  { page: 'templates', template: null, parameters: {} },
  { page: 'templates', template: 'ind-output-flash', parameters: { period_ym: '2020-06', word: '街镇 & ?#%' } },
  { page: 'analysis' },
  { page: 'privacy' },
]

describe('the address of a page', () => {
  it.each(routes.map((route) => [formatRoute(route), route] as const))('%s comes back as it was', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route)
  })

  it.each(['', '#', '#/', '#/nowhere', '#/data/', '#/%E0%A4%A'])('leads from %j to the data page', (hash) => {
    expect(parseRoute(hash).page).toBe('data')
  })
})
