import type { FieldType, LogicalTable } from '../dataset/logical-table.ts'
import { fitsField } from './example-tables.ts'
import type { Template, TemplateExample, TemplateFault } from './template.ts'
import type { TemplateFaultCode } from './template-fault.ts'
import type { YamlReading } from './read-yaml.ts'

type Context = Pick<YamlReading, 'lineOf'> & { model: readonly LogicalTable[] }

/** Examples whose names come twice, or that name a parameter, column, table or field that is not there; rows that do not fit their fields. */
export function checkExamples({ examples, parameters, columns }: Template, context: Context): TemplateFault[] {
  const { lineOf } = context
  return examples.flatMap((example, at) => {
    const faults: TemplateFault[] = []
    if (examples.findIndex(({ name }) => name === example.name) < at)
      faults.push({ line: lineOf(['examples', at]), code: 'name-duplicate', params: { name: example.name } })
    for (const name of Object.keys(example.parameters))
      if (!parameters.some((parameter) => parameter.name === name))
        faults.push({
          line: lineOf(['examples', at, 'parameters', name]),
          code: 'key-unknown',
          params: { key: `examples.${String(at)}.parameters.${name}` },
        })
    example.expect.forEach((row, index) => {
      for (const column of Object.keys(row))
        if (!columns.some(({ name }) => name === column))
          faults.push({
            line: lineOf(['examples', at, 'expect', index, column]),
            code: 'column-unknown',
            params: { column },
          })
    })
    return [...faults, ...checkTables(example, at, context)]
  })
}

/** What users' files hold can be given; what the product derives from it follows by itself. */
function checkTables({ tables = {} }: TemplateExample, at: number, { lineOf, model }: Context): TemplateFault[] {
  return Object.entries(tables).flatMap(([id, rows]): TemplateFault[] => {
    const path = ['examples', at, 'tables', id]
    const logical = model.find((table) => table.id === id)
    if (logical === undefined) return [{ line: lineOf(path), code: 'table-unknown', params: { table: id } }]
    return rows.flatMap((row, index) =>
      Object.entries(row).flatMap(([name, cell]): TemplateFault[] => {
        const line = lineOf([...path, index, name])
        const field = logical.fields.find((each) => each.id === name)
        if (field === undefined) return [{ line, code: 'field-unknown', params: { table: id, field: name } }]
        if (fitsField(cell, field.type)) return []
        return [{ line, code: unfitting(field.type), params: { field: name, value: String(cell) } }]
      }),
    )
  })
}

function unfitting(type: FieldType): TemplateFaultCode {
  switch (type) {
    case 'N':
      return 'example-cell-number'
    case 'I':
      return 'example-cell-integer'
    case 'B':
      return 'example-cell-boolean'
    default:
      return 'example-cell-text'
  }
}
