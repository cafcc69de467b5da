import type { Template } from '../../../core/template/template.ts'
import { subsystemOrder } from './library-order.ts'
import type { PinyinWords } from '../../hooks/pinyin-words.ts'

/** A module with its templates. */
export type ModuleNode = { id: string; templates: Template[] }

/** A subsystem with its modules. */
export type SubsystemNode = { id: string; count: number; modules: ModuleNode[] }

/** By what the library is searched: words that all must occur, and pinyin where it is at hand. `nameOf` gives the words of a subsystem or module. */
export type LibrarySearch = { text: string; pinyin: PinyinWords | null; nameOf: (id: string) => string }

/** The library as subsystem › module › template, as far as it passes the search. */
export function buildLibraryTree(templates: readonly Template[], search: LibrarySearch): SubsystemNode[] {
  const words = fold(search.text)
    .split(/\s+/)
    .filter((word) => word !== '')
  const subsystems = new Map<string, Map<string, Template[]>>()
  for (const template of templates) {
    const text = words.length === 0 ? '' : searchText(template, search)
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
      modules: [...modules]
        .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
        .map(([module, found]) => ({ id: module, templates: found })),
    }))
}

/** Everything by which a template may be looked for, in one folded text. Questions are long: their pinyin would meet every short word. */
function searchText(template: Template, { pinyin, nameOf }: LibrarySearch): string {
  const { id, title, question, subsystem, module } = template
  const names = [title.zh, nameOf(subsystem), nameOf(module)]
  const spelt = pinyin === null ? [] : names.map(pinyin)
  return fold([id, title.en, question.zh, question.en, subsystem, module, ...names, ...spelt].join('\n'))
}

/** Full-width and half-width, upper and lower case are the same to someone who searches. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

function rank(subsystem: string): number {
  const at = subsystemOrder.indexOf(subsystem)
  return at < 0 ? subsystemOrder.length : at
}
