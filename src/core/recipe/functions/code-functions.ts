import type { SqlFunction } from '../../sql/sql-function.ts'

/** Characters of a credit code in the order of their values (GB 32100-2015): digits and letters without I, O, S, V, Z. */
export const creditCodeSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Weights of the first 17 characters: powers of 3 modulo 31. */
export const creditCodeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * `credit_code_valid(text)`: true when a unified social credit code has 18 characters of its set and the right check character; NULL for an
 * empty cell. `region_key(text)`: a code of divisions as the list has it, 6 digits down to the county and 9 below (12 where the rest is zeros).
 */
export function codeFunctions(): SqlFunction[] {
  const sum = creditCodeWeights
    .map((weight, at) => `${weight} * (instr('${creditCodeSigns}', substr(code, ${at + 1}, 1)) - 1)`)
    .join(' + ')
  const valid = `regexp_full_match(code, '[${creditCodeSigns}]{18}') AND substr(code, 18, 1) = substr('${creditCodeSigns}', (31 - (${sum}) % 31) % 31 + 1, 1)`
  return [
    {
      name: 'credit_code_valid',
      parameters: 'text',
      body: `list_transform([upper(trim_blanks(text))], lambda code: ${valid})[1]`,
    },
    {
      name: 'region_key',
      parameters: 'text',
      body: "regexp_replace(regexp_replace(trim(text), '^(\\d{9})000$', '\\1'), '^(\\d{6})000$', '\\1')",
    },
  ]
}
