import { AppError } from '../base/app-error.ts'
import type { Catalogue } from './catalogue.ts'
import type { TemplateSet } from './template-set.ts'

/** Stores a set, new or in place of the one before. Throws template/set-empty, template/set-name-empty. */
export function saveTemplateSet(catalogue: Catalogue, { id, name, templates }: TemplateSet): Catalogue {
  if (name.trim() === '') throw new AppError('template/set-name-empty')
  if (templates.length === 0) throw new AppError('template/set-empty')
  const set = { id, name: name.trim(), templates: [...new Set(templates)] }
  const { templateSets } = catalogue
  return {
    ...catalogue,
    version: catalogue.version + 1,
    templateSets: templateSets.some((each) => each.id === id)
      ? templateSets.map((each) => (each.id === id ? set : each))
      : [...templateSets, set],
  }
}

/** Takes a set away. That it is gone already is what was wanted. */
export function removeTemplateSet(catalogue: Catalogue, id: string): Catalogue {
  const templateSets = catalogue.templateSets.filter((each) => each.id !== id)
  return { ...catalogue, version: catalogue.version + 1, templateSets }
}
