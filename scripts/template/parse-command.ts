import { nearestNames } from '../../src/core/sql/nearest-names.ts'
import type { Template } from '../../src/core/template/template.ts'

/** A command that cannot be carried out: the exit status, and what to say. */
export class CommandFault extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The template of an id. Throws {@link CommandFault}, with the ids most like a mistyped one. */
export function findTemplate(templates: readonly Template[], id: string): Template {
  const found = templates.find((template) => template.id === id)
  if (found !== undefined) return found
  const near = nearestNames(
    id,
    templates.map((template) => template.id),
  )
  throw new CommandFault(
    2,
    `没有模板“${id}”。${near.length === 0 ? '--list 列出全部模板。' : `是不是：${near.join('、')}？`}`,
  )
}

/** `name=value` texts by name. Throws {@link CommandFault} for a name that the template does not have. */
export function parseParameters(template: Template, texts: readonly string[]): Record<string, string> {
  const given: Record<string, string> = {}
  const names = template.parameters.map(({ name }) => name)
  for (const text of texts) {
    const at = text.indexOf('=')
    const name = at < 0 ? text : text.slice(0, at)
    if (at < 0) throw new CommandFault(2, `--param ${text}：要写成 名字=值。`)
    if (!names.includes(name))
      throw new CommandFault(2, `模板“${template.id}”没有参数“${name}”，有：${names.join('、') || '无'}。`)
    given[name] = text.slice(at + 1)
  }
  return given
}
