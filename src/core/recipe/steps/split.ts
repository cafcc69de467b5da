import type { StepOf } from '../../dataset/recipe.ts'
import { quoteLiteral } from '../../sql/quote.ts'
import { findColumn, takenName } from '../find-column.ts'
import type { Planned, StepCheck, StepInput } from '../step-plan.ts'
import { asText, sampleList } from '../sql-text.ts'
import { writeColumns } from '../write-columns.ts'

/** Splits a text into columns; the last one takes all that is left, so nothing is lost. */
export function planSplit(step: StepOf<'split'>, { columns }: StepInput): Planned {
  const result = findColumn(columns, step.column)
  if ('problem' in result) return result
  const source = result.column
  const others = step.keep ? columns : columns.filter(({ name }) => name !== source.name)
  const taken = takenName(others, step.into)
  if (taken !== null) return { problem: taken }
  const text = asText(source)
  const writes = step.into.map((name, at) => ({
    name,
    sql: `nullif(trim_blanks(${piece(text, step, at)}), '')`,
    type: 'text' as const,
    unit: null,
    after: source.name,
  }))
  return writeColumns(columns, writes, {
    drop: step.keep ? [] : [source.name],
    checks: step.by.kind === 'delimiter' ? [checkPieces(text, step.by.text, step.into.length)] : [],
  })
}

function piece(text: string, { by, into }: StepOf<'split'>, at: number): string {
  const last = at === into.length - 1
  if (by.kind === 'length') {
    const start = at * by.at + 1
    return last ? `substr(${text}, ${start})` : `substr(${text}, ${start}, ${by.at})`
  }
  const delimiter = quoteLiteral(by.text)
  return last
    ? `array_to_string(string_split(${text}, ${delimiter})[${at + 1}:], ${delimiter})`
    : `split_part(${text}, ${delimiter}, ${at + 1})`
}

function checkPieces(text: string, delimiter: string, wanted: number): StepCheck {
  const condition = `len(string_split(${text}, ${quoteLiteral(delimiter)})) > ${wanted}`
  return { kind: 'pieces-joined', sql: (source) => sampleList(`${source} AS t`, condition, text) }
}
