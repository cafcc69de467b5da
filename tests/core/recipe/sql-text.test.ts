import { expect, it } from 'vitest'
import { asText, sampleList } from '../../../src/core/recipe/sql-text.ts'
import { openCleaner } from './clean-rows.ts'

it('writes numbers without a point that says nothing, and counts cases with their first texts', async () => {
  const db = await openCleaner()
  const text = asText({ name: 'n', type: 'number', unit: null })
  const rows = '(VALUES (1.0::DOUBLE), (2.5), (610), (NULL), (2.5)) AS t(n)'
  const { values } = await db.run(
    `SELECT cases, array_to_string(samples, ' ') FROM (${sampleList(rows, 'n IS NULL OR n > 1', text)})`,
  )
  expect(values).toEqual([[4], ['2.5 610']])
})
