import type { Column, Dataset } from '../../../../core/dataset/dataset.ts'
import type { FieldSource } from '../../../../core/dataset/mapping.ts'
import { resolveColumn } from '../../../../core/dataset/shape.ts'

/** Columns of a table that no field takes; the period that the product adds is none. */
export function unusedColumns(dataset: Dataset, fields: Readonly<Record<string, FieldSource>>): Column[] {
  const used = Object.values(fields).map((source) =>
    source.kind === 'column' ? resolveColumn(dataset, source.column) : null,
  )
  return dataset.columns.filter(({ name, made }) => made !== 'period' && !used.includes(name))
}
