import type { Language } from '../core/base/local-text.ts'
import { chart as en } from '../i18n/en/chart.ts'
import { chart as zh } from '../i18n/zh/chart.ts'

/** A text inside a chart, with its parameters filled in. */
export function chartWord(
  language: Language,
  key: keyof typeof zh,
  params: Record<string, string | number> = {},
): string {
  const text: string = { zh, en }[language][key]
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}
