import { expect, it } from 'vitest'
import { guessInputs } from '../../../src/core/template/guess-inputs.ts'
import { readShippedLibrary } from '../../../scripts/node-engine/open-sample.ts'

const { model, templates } = readShippedLibrary()

it('finds the tables and fields that a query names, not those in texts and comments', () => {
  const sql = `SELECT u.USCC, "output_ytd", u.unit_name FROM industrial_output AS o JOIN unit u USING (uscc) -- power
    WHERE o.period_ym = '2020-06' AND town_code <> 'tax'`
  expect(guessInputs(sql, model)).toEqual({
    industrial_output: ['uscc', 'period_ym', 'output_ytd'],
    unit: ['snap_ym', 'uscc', 'unit_name', 'town_code'],
  })
})

it('finds every table that the shipped templates need', () => {
  const lacking = templates.flatMap(({ id, inputs, sql, parameters }) => {
    const guessed = guessInputs([sql, ...parameters.map(({ choicesSql }) => choicesSql)].join('\n;\n'), model)
    return inputs.filter(({ table }) => guessed[table] === undefined).map(({ table }) => `${id} ${table}`)
  })
  expect(lacking).toEqual([])
})
