import { quoteLiteral } from '../../sql/quote.ts'
import type { SqlFunction } from '../../sql/sql-function.ts'

/** Parts a long text of pairs; no text of a workbook's XML can hold it. */
const separator = '\u001f'

/** Full-width ASCII and blanks: what nearly every text that needs the step has, and nothing else. */
function isCommon(code: number): boolean {
  return (code > 0xff00 && code < 0xff5f) || code === 0x3000 || code === 0xa0
}

/** Compatibility characters of the basic plane with what NFKC makes of them. Canonical ones are left to `nfc_normalize`. */
function listForms(): { common: [string, string][]; rare: [string, string][] } {
  const [common, rare]: [string, string][][] = [[], []]
  for (let code = 0x80; code < 0x10000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue
    const character = String.fromCharCode(code)
    const form = character.normalize('NFKC')
    if (form === character || form === character.normalize('NFC')) continue
    ;(isCommon(code) ? common : rare)?.push([character, form])
  }
  return { common: common ?? [], rare: rare ?? [] }
}

/** A class of RE2 that matches the given characters, neighbours as ranges. */
function characterClass(characters: readonly string[]): string {
  const escape = (code: number): string => `\\x{${code.toString(16)}}`
  let result = ''
  let [from, to] = [-1, -2]
  for (const code of [...characters.map((character) => character.charCodeAt(0)), -1]) {
    if (code === to + 1) {
      to = code
      continue
    }
    if (from >= 0) result += from === to ? escape(from) : `${escape(from)}-${escape(to)}`
    ;[from, to] = [code, code]
  }
  return `[${result}]`
}

/**
 * `half_width(text)`: NFKC. DuckDB has NFC only, so compatibility forms of the basic plane are replaced by the table of the very
 * JavaScript engine that builds the statement, common ones at once, rare ones one by one; plain texts cost one look.
 */
export function widthFunctions(): SqlFunction[] {
  const { common, rare } = listForms()
  const from = common.map(([character]) => character).join('')
  const to = common.map(([, form]) => form).join('')
  const packed = separator + rare.map(([character, form]) => character + form).join(separator) + separator
  const rareClass = quoteLiteral(characterClass(rare.map(([character]) => character)))
  const found = `list_distinct(regexp_extract_all(text, ${rareClass}))`
  const form = `split_part(substr(${quoteLiteral(packed)}, instr(${quoteLiteral(packed)}, chr(31) || sign) + 2), chr(31), 1)`
  return [
    {
      name: 'half_width_common',
      parameters: 'text',
      body: `CASE WHEN regexp_matches(text, ${quoteLiteral(characterClass(common.map(([character]) => character)))}) THEN translate(text, ${quoteLiteral(from)}, ${quoteLiteral(to)}) ELSE text END`,
    },
    {
      name: 'half_width_rare',
      parameters: 'text',
      body: `CASE WHEN regexp_matches(text, ${rareClass}) THEN list_reduce(${found}, lambda done, sign: replace(done, sign, ${form}), text) ELSE text END`,
    },
    { name: 'half_width', parameters: 'text', body: 'nfc_normalize(half_width_rare(half_width_common(text)))' },
  ]
}
