import type { Template } from '../../src/core/template/template.ts'

/** One line for each template, or a JSON list of what can be asked for. */
export function listTemplates(templates: readonly Template[], language: 'zh' | 'en', json: boolean): string {
  const sorted = [...templates].sort((a, b) => (a.module + a.id < b.module + b.id ? -1 : 1))
  if (!json) return sorted.map(({ id, module, title }) => `${module}  ${id}  ${title[language]}\n`).join('')
  const list = sorted.map(({ id, version, title, question, subsystem, module, scope, inputs, parameters }) => ({
    id,
    version,
    title: title[language],
    question: question[language],
    subsystem,
    module,
    scope,
    inputs: inputs.map(({ table, fields, optional }) => ({ table, fields, optional })),
    parameters: parameters.map(({ name, type, label, required, default: fallback, options }) => ({
      name,
      type,
      label: label[language],
      required,
      default: fallback,
      options: options.map(({ value }) => value),
    })),
  }))
  return `${JSON.stringify(list)}\n`
}
