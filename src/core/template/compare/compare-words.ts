import type { Language } from '../../base/local-text.ts'

/** Words of a table or chart that compares periods. */
export const compareWords = {
  difference: { zh: '增减', en: 'Change' },
  amount: { zh: '增减量', en: 'Amount' },
  growth: { zh: '增长%', en: 'Growth\u00a0%' },
  points: { zh: '百分点', en: 'Points' },
  noGrowth: {
    zh: '对比期为零，或两期中有负数，不计增长。',
    en: 'Zero in the period compared with, or a negative figure: no growth.',
  },
} as const

/** Why cells of a row are empty in a period. */
export function absentWords(period: string, language: Language): string {
  return language === 'zh' ? `${period}没有这一行。` : `There is no such row in ${period}.`
}

/** The title of a table with the periods that it is compared with. */
export function comparedTitle(title: string, others: readonly string[], language: Language): string {
  return language === 'zh' ? `${title}，对比${others.join('、')}` : `${title}, compared with ${others.join(' and ')}`
}

/** A note that holds for one period only. */
export function noteOf(period: string, note: string, language: Language): string {
  return language === 'zh' ? `${period}：${note}` : `${period}: ${note}`
}

/** A header text that the periods word differently: `6月比5月`. */
export function againstWords(text: string, other: string, language: Language): string {
  return text === other ? text : language === 'zh' ? `${text}比${other}` : `${text} vs ${other}`
}
