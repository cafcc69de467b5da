import { missingMarkKeys } from '../../workbook/missing-mark.ts'
import { quoteLiteral } from '../../sql/quote.ts'
import { simplifiedPairs } from '../data/simplified-data.ts'
import type { SqlFunction } from '../../sql/sql-function.ts'

/** Characters without width, and blanks of any width, line breaks included (RE2). */
const invisible = '[\\x{ad}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}\\x{feff}]'
const oddBlank =
  '[\\x{0}-\\x{1f}\\x{7f}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}]'
const blanks = `(?:${oddBlank}| )+`

/** Pinyin with a tone mark in brackets behind a Chinese character, as converters leave it: 統(tǒng)計. */
const tones = 'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ'
const pinyin = `([\\x{3400}-\\x{9fff}])[(（][a-züɡ' ]*[${tones}][a-züɡ${tones}' ]*[)）]`

/** `trim_blanks`, `strip_marks`, `simplify_chinese`, `is_unread`, `list_key`. They make NULL of a text of which nothing is left. */
export function textFunctions(): SqlFunction[] {
  return [
    {
      name: 'trim_blanks',
      parameters: 'text',
      // Most texts are clean: one look spares them two rewrites.
      body: `CASE WHEN regexp_matches(text, '${invisible}|^ | $|  |${oddBlank}') THEN nullif(trim(regexp_replace(regexp_replace(text, '${invisible}', '', 'g'), '${blanks}', ' ', 'g')), '') ELSE nullif(text, '') END`,
    },
    {
      name: 'strip_marks',
      parameters: 'text',
      body: `nullif(regexp_replace(regexp_replace(text, ${quoteLiteral(pinyin)}, '\\1', 'gi'), '\\[bookmark:[^\\]]*\\]', '', 'gi'), '')`,
    },
    simplifyFunction(),
    {
      name: 'is_unread',
      parameters: 'text',
      body: `list_transform([trim_blanks(text)], lambda plain: CASE WHEN plain IS NULL THEN false WHEN length(plain) > 12 THEN true ELSE lower(replace(half_width(plain), ' ', '')) NOT IN (${missingMarkKeys().map(quoteLiteral).join(', ')}) END)[1]`,
    },
    {
      name: 'list_key',
      parameters: 'text',
      body: `replace(replace(half_width(trim_blanks(text)), ' ', ''), '、', ',')`,
    },
  ]
}

/**
 * One character for one, without a look at the word. Looks each traditional character of a text up in two texts that begin with the
 * frequent ones: `translate` with the whole table would build that table anew for every row.
 */
function simplifyFunction(): SqlFunction {
  const signs = [...simplifiedPairs]
  const traditional = quoteLiteral(signs.filter((_, at) => at % 2 === 0).join(''))
  const simplified = quoteLiteral(signs.filter((_, at) => at % 2 === 1).join(''))
  const anySign = quoteLiteral(`[${signs.filter((_, at) => at % 2 === 0).join('')}]`)
  const present = `list_distinct(regexp_extract_all(text, ${anySign}))`
  const forms = `list_transform(${present}, lambda sign: substr(${simplified}, instr(${traditional}, sign), 1))`
  return {
    name: 'simplify_chinese',
    parameters: 'text',
    body: `CASE WHEN regexp_matches(text, ${anySign}) THEN translate(text, array_to_string(${present}, ''), array_to_string(${forms}, '')) ELSE text END`,
  }
}
