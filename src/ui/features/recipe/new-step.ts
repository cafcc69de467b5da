import type { DatasetId } from '../../../core/base/id.ts'
import { asId } from '../../../core/base/id.ts'
import { quoteIdentifier } from '../../../core/sql/quote.ts'
import type { RecipeStep, StepKind } from '../../../core/dataset/recipe.ts'
import type { ValueColumn } from '../../../core/result/page.ts'
import { isMonthName, isTotalName } from './month-columns.ts'

/** What a new step begins with: the column it was asked for, the columns that are there, and names for new ones. */
export type StepStart = {
  column: string | null
  columns: readonly ValueColumn[]
  monthInto: string
  valueInto: string
  /** Name of the column that a code list fills: 行业代码 → 行业代码名称. */
  intoName: (column: string, what: 'name' | 'code' | 'parent' | 'valid') => string
}

/** A step of a kind with the likeliest settings; what nobody can know is left empty for the form. The id is given when it is added. */
export function makeStep(kind: StepKind, start: StepStart): RecipeStep {
  const { column } = start
  const one = column === null ? [] : [column]
  const step = { id: '', on: true }
  switch (kind) {
    case 'trim':
    case 'width':
    case 'strip-marks':
    case 'simplify':
      return { ...step, kind, columns: column === null ? 'all-text' : one }
    case 'split':
      return {
        ...step,
        kind,
        column: column ?? '',
        by: { kind: 'delimiter', text: '' },
        into: newNames(column, start),
        keep: false,
      }
    case 'merge':
      return { ...step, kind, columns: one, separator: '', into: '', keep: true }
    case 'unpivot':
      return makeUnpivot(start)
    case 'replace':
      return { ...step, kind, columns: one, find: '', with: '', match: 'part' }
    case 'map-codes':
      return {
        ...step,
        kind,
        column: column ?? '',
        list: 'industry-2017',
        into: column === null ? '' : start.intoName(column, 'name'),
        what: 'name',
      }
    case 'pad-code':
      return { ...step, kind, column: column ?? '', list: 'industry-2017', width: 4 }
    case 'parse-date':
      return { ...step, kind, columns: one, to: 'period' }
    case 'fill-down':
    case 'parse-number':
    case 'drop':
      return { ...step, kind, columns: one }
    case 'scale':
      return { ...step, kind, columns: one, factor: 0.0001, unit: '万元' }
    case 'filter':
      return { ...step, kind, keep: column === null ? '' : `${quoteIdentifier(column)} IS NOT NULL` }
    case 'dedupe':
      return { ...step, kind, key: one, keep: 'first' }
    case 'derive':
      return { ...step, kind, column: '', expression: column === null ? '' : quoteIdentifier(column) }
    case 'rename':
      return { ...step, kind, column: column ?? '', to: '' }
    case 'join':
      return { ...step, kind, dataset: asId<DatasetId>(''), keys: [{ left: column ?? '', right: '' }], take: [] }
  }
}

function makeUnpivot({ column, columns, monthInto, valueInto }: StepStart): RecipeStep {
  const months = columns.map(({ name }) => name).filter(isMonthName)
  const turned = months.length > 1 ? months : column === null ? [] : [column]
  const parse = months.length > 1 ? 'month' : 'text'
  // A total beside the months would be counted twice as soon as the rows are summed.
  const drop = months.length > 1 ? columns.map(({ name }) => name).filter(isTotalName) : []
  return { id: '', on: true, kind: 'unpivot', columns: turned, nameInto: monthInto, valueInto, drop, parse }
}

function newNames(column: string | null, { columns }: StepStart): string[] {
  if (column === null) return []
  const taken = new Set(columns.map(({ name }) => name))
  const names: string[] = []
  for (let number = 1; names.length < 2; number += 1)
    if (!taken.has(`${column}${number}`)) names.push(`${column}${number}`)
  return names
}
