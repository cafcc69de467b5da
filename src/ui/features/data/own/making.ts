import type { Dataset } from '../../../../core/dataset/dataset.ts'
import type { LogicalTable } from '../../../../core/dataset/logical-table.ts'
import type { FieldSource } from '../../../../core/dataset/mapping.ts'

/** What is being made from a loaded table: a logical table, or fields for one with the reading so far. */
export type Making =
  | { kind: 'table'; dataset: Dataset; shape: string }
  | { kind: 'fields'; dataset: Dataset; shape: string; logical: LogicalTable; fields: Record<string, FieldSource> }
