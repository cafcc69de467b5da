import type { Diagnostic } from '../base/diagnostic.ts'
import type { Dataset, DatasetPart } from './dataset.ts'
import { holdsText, uniteColumns } from './unite-columns.ts'

/**
 * Columns of a part that its table holds as text because some files have figures and others words in them: words stay as they stand,
 * figures are written out.
 */
export function listUnitedTypes(dataset: Pick<Dataset, 'columns' | 'parts'>, part: DatasetPart): Diagnostic[] {
  const { fits } = uniteColumns(dataset.parts)
  return dataset.columns.flatMap((column, at): Diagnostic[] => {
    const columnOf = (each: DatasetPart) => {
      const place = fits.get(each.version)?.[at] ?? null
      return place === null ? undefined : each.columns[place]
    }
    const own = columnOf(part)
    if (column.made !== undefined || own === undefined || own.empty === true || !holdsText(column)) return []
    const mixed = dataset.parts.some((each) => {
      const other = columnOf(each)
      return other !== undefined && other.empty !== true && !holdsText(other)
    })
    if (!mixed) return []
    const { file, sheet } = part.source
    const where = { file, sheet, cell: own.letter, column: column.name }
    return [{ level: 'warning', code: 'column/type-united', params: { column: column.name }, where }]
  })
}
