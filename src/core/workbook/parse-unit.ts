import { cleanLabel } from './label-text.ts'
import { organisationLine, unitLine, unitWords, weakUnits } from './words-data.ts'

/** A unit line as read: one unit, or null where the line names several. */
export type UnitLine = { unit: string | null }

/**
 * Reads a unit line: 单位：千元, （單位：新臺幣千元）, `£ million`, (in thousands), [Thousands of dollars]. Null where the text is none.
 * A line that names several units (亿元、%) has no unit for the whole table.
 */
export function parseUnitLine(text: string): UnitLine | null {
  const plain = cleanLabel(text)
  if (plain.length > 60 || plain.length === 0) return null
  const match = unitLine.exec(plain)
  if (match?.[1] !== undefined && !organisationLine.test(plain.slice(0, match.index + 6))) {
    const unit = match[1].trim()
    if (/(?:局|公司|厂|院|所|中心|政府|委员会|办公室|街道|镇)$/.test(unit)) return null
    return { unit: /[、，,;；]|和|及| and /.test(unit) && !/^1,000/.test(unit) ? null : tidyUnit(unit) }
  }
  if (/^\d{4}年? ?[=＝] ?100$/.test(plain)) return { unit: plain }
  const bare = plain.replace(/^[([（【]\s*|\s*[)\]）】]$/g, '').trim()
  if (
    /^(?:in |£|\$|€)?\s*(?:thousands?|millions?|billions?)(?: of [a-z ]+)?$/i.test(bare) ||
    /^(?:[£$€¥]|%|％|百分比|per ?cent)\s*(?:m|bn|k|thousands?|millions?|billions?)?$/i.test(bare)
  ) {
    return { unit: tidyUnit(bare) }
  }
  return /^[([（]/.test(plain) && isUnitText(bare) && bare.length > 1 ? { unit: tidyUnit(bare) } : null
}

/** True for a unit line that says so: 单位：…, not merely `(thousand)`. */
export function isExplicitUnitLine(text: string): boolean {
  return unitLine.test(text) && parseUnitLine(text) !== null
}

/** A factor in a header: (000), (000s), '000. */
const THOUSANDS = /^['‘’]?0{3}s?$/

/** Unit in a header text: 产值（万元）, 增速(%), Earnings ($ million), 比重 %. Null where it has none. */
export function parseHeaderUnit(text: string): string | null {
  const plain = cleanLabel(text)
  if (/^(?:%|％|‰|百分比|percent|per cent)$/i.test(plain)) return plain === '‰' ? '‰' : '%'
  const brackets = [...plain.matchAll(/[([（【]([^()[\]（）【】]{1,40})[)\]）】]/g)].reverse()
  for (const match of brackets) {
    const unit = (match[1] ?? '').trim().replace(/^(?:单位|單位|unit)\s*[:：]\s*/i, '')
    if (THOUSANDS.test(unit)) return unit
    if (isUnitText(unit)) return tidyUnit(unit)
  }
  const behind =
    /(?:[,，、;；:：]\s*|_)([^\s,，、_()（）]{1,12}|\$ ?(?:million|billion)|£ ?(?:million|billion|m|bn))$/.exec(
      plain,
    ) ??
    /\s([^\sa-z,，、_()（）]{1,8}|[£$€¥] ?(?:mn?|bn|k))$/i.exec(plain) ??
    /[^\s/]\/([百千万亿]*[元吨]|万?千瓦时)$/.exec(plain)
  if (behind?.[1] !== undefined && isUnitText(behind[1])) return tidyUnit(behind[1])
  if (/[^\s(（]%$|[^\s(（]％$/.test(plain)) return '%'
  return isUnitText(plain) && !/^[a-z]+$/i.test(plain) ? tidyUnit(plain) : null
}

/** True for a text that is nothing but a unit. */
export function isUnitText(text: string): boolean {
  const plain = text.trim()
  // 本年, 本月: times, though 年 and 月 count as units elsewhere.
  if (/^[本当當上去同]?[年月日](?:度|份)?$/.test(plain) && plain.length > 1) return false
  return plain !== '' &&
    !weakUnits.has(plain.toLowerCase()) &&
    !/^[\d,.\s/=-]+$/.test(plain.replace(/^1,000$/, 'x')) &&
    unitWords.test(plain)
    ? true
    : bracketOnly.has(plain)
}

/** Units of one sign that are units in brackets and words elsewhere. */
const bracketOnly = new Set(['人', '户', '个', '家', '件', '次', '天', '项', '1,000', '部', '户次', '個', '戶'])

function tidyUnit(unit: string): string {
  return unit
    .replace(/^(?:人民币|新臺幣|新台幣|新台币)\s*/, '')
    .replace(/^in /i, '')
    .replace(/％/g, '%')
    .replace(/^(?:百分比|percent|per cent)$/i, '%')
    .trim()
}
