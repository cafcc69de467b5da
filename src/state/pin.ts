import type { ChartChoice } from '../core/chart/suggest-chart.ts'

/** A pinned result of a template: what it is run again from. */
export type TemplatePin = { kind: 'template'; id: string; template: string; parameters: Record<string, string> }

/** A pinned result of a query. Its text may name anything, so it lives as long as the visit. */
export type QueryPin = { kind: 'query'; id: string; sql: string; chart: ChartChoice | null }

/** A result that is kept in view beside others. */
export type Pin = TemplatePin | QueryPin

/** So many results can be read beside each other. */
export const mostPins = 4

/** The pin of a template's result; the same question with the same parameters is one pin. */
export function templatePin(template: string, parameters: Record<string, string>): TemplatePin {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))
  return { kind: 'template', id: JSON.stringify([template, sorted]), template, parameters }
}

/** The pin of a query's result. */
export function queryPin(sql: string, chart: ChartChoice | null): QueryPin {
  return { kind: 'query', id: JSON.stringify([sql.trim()]), sql, chart }
}

/** Reads remembered pins; what is none is left out. */
export function readPins(stored: unknown): TemplatePin[] {
  if (!Array.isArray(stored)) return []
  const pins = stored.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return []
    const { template, parameters } = one as Record<string, unknown>
    return typeof template === 'string' && isTexts(parameters) ? [templatePin(template, parameters)] : []
  })
  return pins.slice(0, mostPins)
}

/** What is remembered of pins: ids of templates and parameters, never queries and never data. */
export function storedPins(pins: readonly Pin[]): Pick<TemplatePin, 'template' | 'parameters'>[] {
  return pins.flatMap((pin) =>
    pin.kind === 'template' ? [{ template: pin.template, parameters: pin.parameters }] : [],
  )
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value as Record<string, unknown>).every((text) => typeof text === 'string')
  )
}
