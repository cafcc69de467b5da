import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import type { TextKey } from '../../../i18n/translate.ts'

/** What a form still lacks, as a text and its parameters. */
export type StepGap = { key: Extract<TextKey, `recipe.form.incomplete.${string}`>; params: Record<string, string> }

/** Digits that a code can have. */
const maxCodeLength = 12

/**
 * What keeps a step of a form from being run, null when it is complete. `columns` are those before the step:
 * a new column must not take the name of one that stays.
 */
export function findStepGap(step: RecipeStep, columns: readonly string[]): StepGap | null {
  return findMissingInput(step) ?? findTakenName(step, columns)
}

function gap(what: string, params: Record<string, string> = {}): StepGap {
  return { key: `recipe.form.incomplete.${what}` as StepGap['key'], params }
}

function findMissingInput(step: RecipeStep): StepGap | null {
  if ('columns' in step && step.columns.length === 0) return gap('columns')
  if ('column' in step && step.column === '') return gap(step.kind === 'derive' ? 'into' : 'columns')
  switch (step.kind) {
    case 'split':
      if (step.by.kind === 'delimiter' ? step.by.text === '' : !isWhole(step.by.at, 1000)) {
        return gap(step.by.kind === 'delimiter' ? 'text' : 'at')
      }
      return step.into.length < 2 || step.into.includes('') ? gap('pieces') : null
    case 'merge':
    case 'map-codes':
      return step.into === '' ? gap('into') : null
    case 'unpivot':
      return step.nameInto === '' || step.valueInto === '' ? gap('into') : null
    case 'replace':
      return step.find === '' ? gap('find') : null
    case 'pad-code':
      return step.width >= 2 && isWhole(step.width, maxCodeLength) ? null : gap('length')
    case 'scale':
      return Number.isFinite(step.factor) && step.factor > 0 ? null : gap('factor')
    case 'filter':
      return step.keep.trim() === '' ? gap('keep') : null
    case 'dedupe':
      return step.key.length === 0 ? gap('columns') : null
    case 'derive':
      return step.expression.trim() === '' ? gap('expression') : null
    case 'rename':
      return step.to.trim() === '' ? gap('into') : null
    case 'join':
      if (step.dataset === '') return gap('table')
      if (step.keys.length === 0 || step.keys.some(({ left, right }) => left === '' || right === '')) return gap('keys')
      return step.take.length === 0 ? gap('take') : null
    default:
      return null
  }
}

function findTakenName(step: RecipeStep, columns: readonly string[]): StepGap | null {
  const stays = (gone: readonly string[]): string[] => columns.filter((name) => !gone.includes(name)).map(fold)
  const clash = (made: readonly string[], others: readonly string[]): StepGap | null => {
    const name = made.find(
      (each, at) => others.includes(fold(each)) || made.findIndex((other) => fold(other) === fold(each)) !== at,
    )
    return name === undefined ? null : gap('taken', { name })
  }
  switch (step.kind) {
    case 'split':
      return clash(step.into, stays(step.keep ? [] : [step.column]))
    case 'merge':
      return clash([step.into], stays(step.keep ? [] : step.columns))
    case 'unpivot':
      return clash([step.nameInto, step.valueInto], stays([...step.columns, ...step.drop]))
    case 'rename':
      return clash([step.to], stays([step.column]))
    case 'map-codes':
    case 'derive':
      // They may write over a column of the same name.
      return null
    default:
      return null
  }
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most
}
