const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Check digit of a unified social credit code (GB 32100-2015) from its first 17 characters. */
export function creditCheck(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + charset.indexOf(first17.charAt(at)) * weight, 0)
  return charset.charAt((31 - (sum % 31)) % 31)
}

/** Check digit of an organisation code (GB 11714-1997) from its first 8 characters. */
export function orgCheck(first8: string): string {
  const sum = orgWeights.reduce((total, weight, at) => total + parseInt(first8.charAt(at), 36) * weight, 0)
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** A valid code of the fictional district: registry 91, region 990112, organisation body of 8 characters. */
export function makeCreditCode(district: string, body: string): string {
  const first17 = `91${district}${body}${orgCheck(body)}`
  return first17 + creditCheck(first17)
}
