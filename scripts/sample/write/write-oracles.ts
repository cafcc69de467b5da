import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ParameterValue } from '../../../src/core/template/template.ts'
import { openRecords } from '../../node-engine/open-records.ts'
import { readShippedLibrary } from '../../node-engine/open-sample.ts'
import { oracles } from '../oracle/list-oracles.ts'
import type { SampleRecords } from '../records/sample-records.ts'
import { writeCsv } from './write-csv.ts'

/**
 * Writes what each template must answer at its default parameters, counted by its oracle, and the parameters themselves. Defaults that are
 * the first choice in the data are asked from the engine; the rows owe nothing to it.
 */
export async function writeOracles(folder: string, records: SampleRecords): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const { templates } = readShippedLibrary()
  const open = await openRecords(records)
  const used: Record<string, Record<string, ParameterValue>> = {}
  try {
    for (const oracle of oracles) {
      const parameters = await open.parameters(oracle.id)
      used[oracle.id] = parameters
      const rows = oracle.expect(records, parameters)
      // Without a row the template says what the columns are.
      const columns = templates.find(({ id }) => id === oracle.id)?.columns.map(({ name }) => name) ?? []
      writeCsv(join(folder, `${oracle.id}.csv`), rows[0] === undefined ? columns : Object.keys(rows[0]), rows)
    }
  } finally {
    await open.close()
  }
  writeFileSync(join(folder, 'parameters.json'), `${JSON.stringify(used, null, 1)}\n`)
}
