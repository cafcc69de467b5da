import type { Origin } from '../../core/result/print-table.ts'

type Input = Origin['inputs'][number]

/** All files of one table that a result has read, with what is said of them together. */
export type InputGroup = {
  table: string
  name: string
  inputs: Input[]
  rows: number
  /** First and last period, the same where there is one; null where no file has a period. */
  span: { first: string; last: string } | null
  loadedAt: string
}

/** Up to so many files of a table are listed one by one; more are one line until someone asks for them. */
export const listedFiles = 3

/** The files that a result has read, by table, in the order given. */
export function groupInputs(inputs: readonly Input[]): InputGroup[] {
  const groups = new Map<string, InputGroup>()
  for (const input of inputs) {
    const key = JSON.stringify([input.table, input.name])
    const { table, name } = input
    const group: InputGroup = groups.get(key) ?? { table, name, inputs: [], rows: 0, span: null, loadedAt: '' }
    groups.set(key, group)
    group.inputs.push(input)
    group.rows += input.rows
    if (input.loadedAt > group.loadedAt) group.loadedAt = input.loadedAt
    if (input.period !== null)
      group.span = {
        first: group.span === null || input.period < group.span.first ? input.period : group.span.first,
        last: group.span === null || input.period > group.span.last ? input.period : group.span.last,
      }
  }
  return [...groups.values()]
}
