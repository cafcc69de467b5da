import type { OpenRecords } from '../../../scripts/node-engine/open-records.ts'
import type { Value } from '../../../src/core/result/page.ts'
import type { ParameterValue } from '../../../src/core/template/template.ts'

/** A column of what a template answers; parameters that are not given have their defaults. */
export async function readColumn(
  open: OpenRecords,
  id: string,
  given: Readonly<Record<string, ParameterValue>>,
  name: string,
): Promise<Value[]> {
  const { columns, values } = await open.runTemplate(id, await open.parameters(id, given))
  return [...(values[columns.indexOf(name)] ?? [])]
}
