import type { LogicalField } from '../../../src/core/dataset/logical-table.ts'

/** A field of a logical table that is called like its id. */
export function makeField(id: string, type: LogicalField['type'] = 'C'): LogicalField {
  return { id, label: { zh: id, en: id }, type, unit: null, synonyms: [], required: false, sensitivity: 'none' }
}
