import type { RecipeStep } from '../../../../core/dataset/recipe.ts'
import type { ValueColumn } from '../../../../core/result/page.ts'

/** What the fields of a step get: the step, the columns that it finds, and the way to change it. */
export type FieldsProps<Kind extends RecipeStep['kind']> = {
  step: Extract<RecipeStep, { kind: Kind }>
  columns: readonly ValueColumn[]
  onChange: (step: RecipeStep) => void
}
