/** Digits of a number without what tells its sign; `unusual` where the sign is not a plain minus in front. */
export type SignedDigits = { digits: string; negative: boolean; unusual: boolean }

const CURRENCY = /^(?:US\$|NT\$|HK\$|[ACS]\$|[¥￥$£€])\s*/
const CURRENCY_BEHIND = /\s*[¥￥$£€元]$/

/** Takes signs, brackets and currencies off a number: (123), △123, −123, 123-, -$5, $(5), 5 €. Null where no digits are left in front. */
export function takeSign(text: string): SignedDigits | null {
  let rest = text.replace(CURRENCY, '').replace(CURRENCY_BEHIND, '')
  let negative = false
  let unusual = false
  const bracketed = /^\(\s*([^()]+?)\s*\)$/.exec(rest)
  if (bracketed?.[1] !== undefined) {
    negative = true
    unusual = true
    rest = bracketed[1]
    if (/^[-−+△▲]/.test(rest)) return null
  }
  const sign = /^([-‐−–+△▲])\s*(.+)$/.exec(rest)
  if (sign?.[1] !== undefined && sign[2] !== undefined) {
    negative = sign[1] !== '+'
    unusual = sign[1] !== '-' && sign[1] !== '+'
    rest = sign[2]
  }
  rest = rest.replace(CURRENCY, '')
  const behind = /^(\d[\d,. ]*)[-−]$/.exec(rest)
  if (behind?.[1] !== undefined && !negative) return { digits: behind[1], negative: true, unusual: true }
  return /^[\d.]/.test(rest) ? { digits: rest, negative, unusual } : null
}
