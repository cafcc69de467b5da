/**
 * A figure with 15 significant digits, as Excel keeps them: the 16th and 17th of a sum of decimals are noise of binary fractions
 * (6.192380000000001 for 6.19238). Whole numbers and infinities stay as they are.
 */
export function withoutNoise(value: number): number {
  return Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(15)) : value
}
