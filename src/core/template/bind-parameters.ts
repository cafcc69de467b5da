import { AppError } from '../base/app-error.ts'
import { quoteLiteral, quoteNumber } from '../sql/quote.ts'
import { tokenizeSql } from '../sql/tokenize-sql.ts'
import type { ParameterValue, Template, TemplateParameter } from './template.ts'

const periodPattern = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/u

/**
 * The value that a run uses for a parameter: the given one, else the default. Throws template/parameter-missing for a required one
 * without value, template/parameter-invalid for a value of the wrong type, out of bounds, or not among fixed options.
 */
export function resolveParameter(parameter: TemplateParameter, given: ParameterValue | undefined): ParameterValue {
  const fallback = typeof parameter.default === 'object' ? null : parameter.default
  const value = given ?? fallback
  if (value === null || (value === '' && parameter.required && parameter.type !== 'text')) {
    if (parameter.required) throw new AppError('template/parameter-missing', { name: parameter.name })
    return null
  }
  const invalid = () => new AppError('template/parameter-invalid', { name: parameter.name, value: String(value) })
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return checkNumber(parameter, value, invalid)
    case 'boolean':
      if (typeof value === 'boolean') return value
      if (value === 'true' || value === 'false') return value === 'true'
      throw invalid()
    case 'period':
      if (!periodPattern.test(String(value))) throw invalid()
      return String(value)
    case 'choice':
      if (
        parameter.choicesSql === '' &&
        parameter.options.length > 0 &&
        !parameter.options.some((option) => option.value === String(value))
      )
        throw invalid()
      return String(value)
    case 'text':
      return String(value)
  }
}

function checkNumber(
  { type, minimum, maximum }: TemplateParameter,
  value: string | number | boolean,
  invalid: () => AppError,
): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) throw invalid()
  if (type === 'integer' && !Number.isSafeInteger(number)) throw invalid()
  if ((minimum !== null && number < minimum) || (maximum !== null && number > maximum)) throw invalid()
  return number
}

/** All parameters of a template with the values of a run. Names that the template does not declare are ignored. */
export function resolveParameters(
  template: Pick<Template, 'parameters'>,
  given: Readonly<Record<string, ParameterValue>>,
): Record<string, ParameterValue> {
  return Object.fromEntries(
    template.parameters.map((parameter) => [parameter.name, resolveParameter(parameter, given[parameter.name])]),
  )
}

/** Replaces each `:name` of a statement by its value as a literal of the parameter's type. Texts, quoted names, comments and casts stay untouched. */
export function bindParameters(
  sql: string,
  parameters: readonly TemplateParameter[],
  values: Readonly<Record<string, ParameterValue>>,
): string {
  let result = ''
  let copied = 0
  for (const { kind, text, value: name, start, end } of tokenizeSql(sql)) {
    if (kind !== 'parameter' || !text.startsWith(':')) continue
    const parameter = parameters.find((candidate) => candidate.name === name)
    if (parameter === undefined) continue
    result += sql.slice(copied, start) + formatParameter(parameter, values[name] ?? null)
    copied = end
  }
  return result + sql.slice(copied)
}

const sqlTypes: Record<TemplateParameter['type'], string> = {
  period: 'VARCHAR',
  text: 'VARCHAR',
  choice: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
}

function formatParameter({ type }: TemplateParameter, value: ParameterValue): string {
  if (value === null) return `CAST(NULL AS ${sqlTypes[type]})`
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  // In brackets, so that `x -:n` never becomes a comment.
  if (typeof value === 'number')
    return type === 'integer' ? (value < 0 ? `(${String(value)})` : String(value)) : quoteNumber(value)
  return quoteLiteral(value)
}
