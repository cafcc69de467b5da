import type { LogicalField } from '../../../../core/dataset/logical-table.ts'
import { listReaders } from '../../../../core/template/list-readers.ts'
import type { Template } from '../../../../core/template/template.ts'
import type { OwnEntry } from './list-own.ts'

/** The templates that cannot run any more once these fields of an entry are gone, or, for null, all that it stands for. */
export function readersOf(
  templates: readonly Template[],
  { id, fields, standing }: OwnEntry,
  gone: readonly LogicalField[] | null,
): Template[] {
  // The site's table of that id stays.
  if (standing === 'shadowed') return []
  if (gone === null && standing === 'own') return listReaders(templates, id)
  return [...new Set((gone ?? fields).flatMap((field) => listReaders(templates, id, field.id)))]
}
