import type { StepKind } from '../../../core/dataset/recipe.ts'
import type { ValueType } from '../../../core/result/page.ts'

/** Groups of a menu of steps, in its order. */
export type StepGroup = 'text' | 'value' | 'column' | 'row'

/** All kinds by group, in the order in which menus list them. */
export const kindsByGroup: Readonly<Record<StepGroup, readonly StepKind[]>> = {
  text: ['trim', 'width', 'strip-marks', 'simplify', 'replace'],
  value: ['parse-number', 'parse-date', 'scale', 'pad-code', 'map-codes'],
  column: ['rename', 'drop', 'split', 'merge', 'derive'],
  row: ['filter', 'fill-down', 'dedupe', 'unpivot', 'join'],
}

/** Groups in their order. */
export const stepGroups: readonly StepGroup[] = ['text', 'value', 'column', 'row']

const textKinds: ReadonlySet<StepKind> = new Set([
  'trim',
  'width',
  'strip-marks',
  'simplify',
  'replace',
  'parse-number',
  'parse-date',
  'split',
])
const numberKinds: ReadonlySet<StepKind> = new Set(['scale'])
/** Codes are texts, or whole numbers that have lost their zeros. */
const codeKinds: ReadonlySet<StepKind> = new Set(['pad-code', 'map-codes'])
/** Kinds that concern the whole table and are offered in the menu of the list only. */
const tableKinds: ReadonlySet<StepKind> = new Set(['join'])

/** What fits a column of a type; the order of the groups stays. */
export function kindsFor(type: ValueType): Readonly<Record<StepGroup, readonly StepKind[]>> {
  const fits = (kind: StepKind): boolean => {
    if (tableKinds.has(kind)) return false
    if (textKinds.has(kind)) return type === 'text'
    if (numberKinds.has(kind)) return type === 'integer' || type === 'number' || type === 'decimal'
    if (codeKinds.has(kind)) return type === 'text' || type === 'integer'
    return true
  }
  return {
    text: kindsByGroup.text.filter(fits),
    value: kindsByGroup.value.filter(fits),
    column: kindsByGroup.column.filter(fits),
    row: kindsByGroup.row.filter(fits),
  }
}

/** Steps that need nothing but their column: choosing one for a column records it at once. */
export const immediateKinds: ReadonlySet<StepKind> = new Set([
  'trim',
  'width',
  'strip-marks',
  'simplify',
  'fill-down',
  'parse-number',
  'drop',
])
