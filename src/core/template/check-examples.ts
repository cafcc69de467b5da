import type { Template, TemplateFault } from './template.ts'
import type { YamlReading } from './read-yaml.ts'

/** Examples whose names come twice, or that name a parameter or column the template does not have. */
export function checkExamples(
  { examples, parameters, columns }: Template,
  { lineOf }: Pick<YamlReading, 'lineOf'>,
): TemplateFault[] {
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
    return faults
  })
}
