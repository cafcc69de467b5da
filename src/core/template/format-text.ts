import type { Language, LocalText } from '../base/local-text.ts'
import type { ParameterValue, Template, TemplateParameter } from './template.ts'

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What texts of a template are printed for. */
export type TextContext = {
  template: Pick<Template, 'parameters'>
  parameters: Readonly<Record<string, ParameterValue>>
  /** What the data's choices call the values, by parameter. */
  names?: Readonly<Record<string, string>>
  language: Language
}

/**
 * A text of a template with its parameters filled in: `:scope` becomes the label of the chosen option or choice, `:period_ym` 2020年6月,
 * `:period_ym.month` 6月, `:period_ym.ytd` 1—6月, `:period_ym.year` 2020. Names that the template does not declare stay.
 */
export function formatText(text: LocalText, { template, parameters, names, language }: TextContext): string {
  return text[language].replace(
    /:([A-Za-z_][A-Za-z0-9_]*)(?:\.(month|ytd|year))?/gu,
    (all, name: string, part: string | undefined) => {
      const parameter = template.parameters.find((candidate) => candidate.name === name)
      if (parameter === undefined) return all
      const value = parameters[name] ?? null
      // A point behind a name ends a sentence unless it asks for a part of a period.
      if (part !== undefined && parameter.type !== 'period')
        return `${names?.[name] ?? formatParameterValue(parameter, value, language)}.${part}`
      return part === undefined
        ? (names?.[name] ?? formatParameterValue(parameter, value, language))
        : formatPeriodPart(String(value ?? ''), part, language)
    },
  )
}

/** A parameter's value as people read it. */
export function formatParameterValue(
  { type, options }: TemplateParameter,
  value: ParameterValue,
  language: Language,
): string {
  if (value === null || value === '') return language === 'zh' ? '全部' : 'all'
  const option = options.find((candidate) => candidate.value === String(value))
  if (option !== undefined) return option.label[language]
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  return type === 'period' ? formatWholePeriod(String(value), language) : String(value)
}

function formatWholePeriod(period: string, language: Language): string {
  const { year, month, quarter } = readPeriod(period)
  if (year === '') return period
  if (month !== null)
    return language === 'zh' ? `${year}年${String(month)}月` : `${englishMonths[month - 1] ?? ''} ${year}`
  if (quarter !== null) return language === 'zh' ? `${year}年${String(quarter)}季度` : `Q${String(quarter)} ${year}`
  return language === 'zh' ? `${year}年` : year
}

function formatPeriodPart(period: string, part: string, language: Language): string {
  const { year, month, quarter } = readPeriod(period)
  if (part === 'year' || (month === null && quarter === null)) return year
  const last = month ?? (quarter ?? 0) * 3
  if (part === 'ytd' && last > 1) {
    return language === 'zh' ? `1—${String(last)}月` : `January–${englishMonths[last - 1] ?? ''}`
  }
  if (month === null) return language === 'zh' ? `${String(quarter)}季度` : `Q${String(quarter)}`
  return language === 'zh' ? `${String(month)}月` : (englishMonths[month - 1] ?? '')
}

function readPeriod(period: string): { year: string; month: number | null; quarter: number | null } {
  const match = /^(\d{4})(?:-(\d\d)|-Q([1-4]))?$/u.exec(period)
  const [, year = '', month, quarter] = match ?? []
  return {
    year,
    month: month === undefined ? null : Number(month),
    quarter: quarter === undefined ? null : Number(quarter),
  }
}
