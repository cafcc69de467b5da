import type { ParameterValue, Template, TemplateParameter } from '../core/template/template.ts'
import type { ParameterChoices } from '../protocol/engine-api.ts'

/** What is wrong with a parameter as it stands. */
export type ParameterFault = { name: string; kind: 'missing' | 'range' | 'not-a-number' }

/**
 * Parameters ready to run, as texts for the form and the address, and what keeps them from running. `names` are what the data's choices
 * call the values, where they call them otherwise.
 */
export type FilledParameters = {
  values: Record<string, ParameterValue>
  texts: Record<string, string>
  names: Record<string, string>
  faults: ParameterFault[]
}

/** Fills the parameters of a template: from the address where it names them, by their defaults and the data's choices else. */
export function fillParameters(template: Template, choices: ParameterChoices, given: Record<string, string>): FilledParameters {
  const filled: FilledParameters = { values: {}, texts: {}, names: {}, faults: [] }
  for (const parameter of template.parameters) {
    const text = given[parameter.name] ?? formatParameter(defaultOf(parameter, choices))
    const value = parseParameter(parameter, text)
    filled.texts[parameter.name] = text
    filled.values[parameter.name] = value
    const choice = choices[parameter.name]?.find((each) => each.value === text)
    if (choice !== undefined && choice.label !== '' && choice.label !== text) filled.names[parameter.name] = choice.label
    const fault = faultOf(parameter, text, value)
    if (fault !== null) filled.faults.push({ name: parameter.name, kind: fault })
  }
  return filled
}

/** A text of the form or the address as the value that the engine takes; '' is no value. */
export function parseParameter(parameter: TemplateParameter, text: string): ParameterValue {
  if (text === '') return null
  switch (parameter.type) {
    case 'boolean':
      return text === 'true'
    case 'integer':
    case 'number': {
      const number = Number(text)
      return Number.isFinite(number) ? number : null
    }
    default:
      return text
  }
}

/** The text of a value in the form and the address; the inverse of {@link parseParameter}. */
export function formatParameter(value: ParameterValue): string {
  return value === null ? '' : String(value)
}

function defaultOf(parameter: TemplateParameter, choices: ParameterChoices): ParameterValue {
  const { default: fallback } = parameter
  if (fallback === null || typeof fallback !== 'object') return fallback
  return choices[parameter.name]?.[0]?.value ?? parameter.options[0]?.value ?? null
}

function faultOf(parameter: TemplateParameter, text: string, value: ParameterValue): ParameterFault['kind'] | null {
  if (value === null) return text !== '' ? 'not-a-number' : parameter.required ? 'missing' : null
  if (typeof value !== 'number') return null
  if (parameter.type === 'integer' && !Number.isInteger(value)) return 'not-a-number'
  const tooLow = parameter.minimum !== null && value < parameter.minimum
  const tooHigh = parameter.maximum !== null && value > parameter.maximum
  return tooLow || tooHigh ? 'range' : null
}
