import type { Language } from '../base/local-text.ts'
import { flagWordings, lossWords } from './data/flag-data.ts'
import { formatNumber } from './format-number.ts'

/** A flag as SQL writes it: an id, or `both_neg:75` with the change of the loss in percent (positive: smaller). */
export type Flag = { id: string; amount: number | null }

/** Reads a flag cell; null where there is none. */
export function parseFlag(value: unknown): Flag | null {
  if (typeof value !== 'string' || value === '') return null
  const [id = '', amount] = value.split(':')
  const number = amount === undefined ? NaN : Number(amount)
  return { id, amount: Number.isFinite(number) ? number : null }
}

/** What stands in a flagged cell that has no value: a dash, nothing, `1—2月`, `减亏 75.0`. */
export function formatFlag({ id, amount }: Flag, language: Language): string {
  if (id === 'both_neg' && amount !== null) {
    const word = amount >= 0 ? lossWords.smaller : lossWords.larger
    return `${word[language]} ${formatNumber(Math.abs(amount), 1)}`
  }
  return (flagWordings[id]?.shown ?? { zh: '—', en: '—' })[language]
}

/** The footnote of a flag; an unknown flag is explained by its id. */
export function noteOfFlag(id: string, language: Language): string {
  return flagWordings[id]?.note[language] ?? id
}

/** Sign of the n-th footnote, from 0: ① to ⑳, then (21). */
export function markOf(index: number): string {
  return index < 20 ? String.fromCodePoint(0x2460 + index) : `(${String(index + 1)})`
}
