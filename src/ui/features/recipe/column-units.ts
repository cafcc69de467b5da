import type { Column } from '../../../core/dataset/dataset.ts'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'

/** Units of columns by name after the steps: renaming carries them on, scaling gives another. */
export function unitsAfter(columns: readonly Column[], steps: readonly RecipeStep[]): Map<string, string> {
  const units = new Map<string, string>()
  for (const { name, unit } of columns) if (unit !== null) units.set(name, unit)
  for (const step of steps) {
    if (!step.on) continue
    if (step.kind === 'rename') {
      const unit = units.get(step.column)
      units.delete(step.column)
      if (unit !== undefined) units.set(step.to, unit)
    } else if (step.kind === 'scale') {
      for (const name of step.columns) {
        if (step.unit === '') units.delete(name)
        else units.set(name, step.unit)
      }
    } else if (step.kind === 'derive') {
      units.delete(step.column)
    }
  }
  return units
}
