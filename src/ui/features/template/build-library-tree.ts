import type { Template } from '../../../core/template/template.ts'

/** Subsystems in the order of the printed catalogue; others follow by name. */
const subsystemOrder = ['comprehensive', 'industry', 'energy', 'commerce', 'services']

/** A module with its templates. */
export type ModuleNode = { id: string; templates: Template[] }

/** A subsystem with its modules. */
export type SubsystemNode = { id: string; count: number; modules: ModuleNode[] }

/** The library as subsystem › module › template, as far as it passes the search. `nameOf` gives the words of a subsystem or module. */
export function buildLibraryTree(templates: Template[], search: string, nameOf: (id: string) => string): SubsystemNode[] {
  const words = fold(search).split(/\s+/).filter((word) => word !== '')
  const subsystems = new Map<string, Map<string, Template[]>>()
  for (const template of templates) {
    const text = searchText(template, nameOf)
    if (!words.every((word) => text.includes(word))) continue
    const modules = subsystems.get(template.subsystem) ?? new Map<string, Template[]>()
    subsystems.set(template.subsystem, modules)
    modules.set(template.module, [...(modules.get(template.module) ?? []), template])
  }
  return [...subsystems]
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .map(([id, modules]) => ({
      id,
      count: [...modules.values()].reduce((sum, each) => sum + each.length, 0),
      modules: [...modules].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([module, found]) => ({ id: module, templates: found })),
    }))
}

/** Everything by which a template may be looked for, in one folded text. */
function searchText({ id, title, question, subsystem, module }: Template, nameOf: (id: string) => string): string {
  return fold([id, title.zh, title.en, question.zh, question.en, subsystem, module, nameOf(subsystem), nameOf(module)].join('\n'))
}

/** Full-width and half-width, upper and lower case are the same to someone who searches. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

function rank(subsystem: string): number {
  const at = subsystemOrder.indexOf(subsystem)
  return at < 0 ? subsystemOrder.length : at
}
