import type { Template, TemplateParameter } from '../../src/core/template/template.ts'

/** A parameter with the given parts. */
export function makeParameter(parts: Partial<TemplateParameter> & { name: string }): TemplateParameter {
  return {
    type: 'text',
    label: { zh: parts.name, en: parts.name },
    default: null,
    options: [],
    choicesSql: '',
    required: true,
    minimum: null,
    maximum: null,
    ...parts,
  }
}

/** A template with the given parts. */
export function makeTemplate(parts: Partial<Template> = {}): Template {
  const text = { zh: '题', en: 'title' }
  return {
    id: 'a-template',
    version: 1,
    title: text,
    question: text,
    subsystem: 'industry',
    module: 'm08',
    tableTitle: text,
    inputs: [],
    parameters: [],
    columns: [],
    chart: null,
    notes: [],
    examples: [],
    source: { zh: '', en: '' },
    scope: null,
    sql: 'SELECT 1',
    sqlLine: 1,
    ...parts,
  }
}
