import type { SqlFunction } from '../../sql/sql-function.ts'

const blank = '[\\s\\x{a0}\\x{3000}]'
const currency = '(?:US\\$|NT\\$|HK\\$|[ACS]\\$|[¥￥$£€])'
const digits = "[\\d.][\\d,. ''’eE+-]*?"
const negativeSigns = "'-', '‐', '−', '–', '△', '▲'"
const plain = '\\d+(?:\\.\\d*)?|\\.\\d+'
const scientific = '(?:\\d+\\.\\d*[eE][+-]?|\\d+[eE][+-])\\d{1,3}'
const grouped =
  "\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?|\\d{1,3}(?:[ ''’]\\d{3})+(?:\\.\\d*)?|\\d{1,4}(?:,\\d{4})+(?:\\.\\d*)?"
const lettersBefore = '^(?:\\*{1,3} ?|[†‡] ?|[rpe] )([-+($£€¥△▲.\\d])'
const lettersBehind =
  '(?i)^(.*\\d)(?:[rpe]| ?\\([rpe]\\)| [bcdefnprsuz]{1,2}| ?\\*{1,3}| ?#{1,2}| ?\\[[a-z]{1,2}\\]| ?\\[(?:note )?\\d{1,2}\\])$'
const marksBehind = `${blank}*(?:\\\\${blank}*\\d+(?:${blank}*\\\\?\\d+)*|[¹²³⁰⁴-⁹†‡§]+)${blank}*$`
const parts = `^(?:${currency} *)?(\\(?) ?([-‐−–+△▲]?) *(?:${currency} *)?(${digits}) ?(\\)?)([-−]?)(?: ?[¥￥$£€元])?$`

/**
 * `parse_number(text, scale_words := false)`, the twin of core/workbook/parse-number.ts: the same texts give the same numbers, all others
 * NULL. A percentage keeps its figure. Plain digits take the short way; the rest is taken apart once, each stage named by a lambda.
 */
export function numberFunctions(): SqlFunction[] {
  return [
    {
      name: 'finite_number',
      parameters: 'digits',
      body: 'CASE WHEN isfinite(TRY_CAST(digits AS DOUBLE)) THEN TRY_CAST(digits AS DOUBLE) END',
    },
    {
      name: 'scaled_digits',
      parameters: 'digits, power',
      // The power goes into the text: 1.15 times 10000 is not 11500 in binary.
      body: [
        "list_transform([regexp_extract(regexp_replace(digits, '[, ''’]', '', 'g'), '^([\\d.]+)(?:[eE]([+-]?\\d+))?$', ['digits', 'power'])],",
        "  lambda read: finite_number(concat(read.digits, 'e', coalesce(TRY_CAST(read.power AS INTEGER), 0) + power)))[1]",
      ].join('\n'),
    },
    {
      name: 'signed_number',
      parameters: 'part, power',
      body: [
        'CASE',
        "  WHEN part.digits = '' OR (part.open = '') <> (part.close = '') THEN NULL",
        "  WHEN part.open <> '' AND (part.sign IN ('-', '−', '+', '△', '▲') OR part.behind <> '') THEN NULL",
        `  WHEN part.behind <> '' AND (part.sign IN (${negativeSigns}) OR regexp_matches(part.digits, '[eE''’]|^\\.')) THEN NULL`,
        `  WHEN NOT regexp_full_match(part.digits, '${grouped}|${plain}|${scientific}') THEN NULL`,
        `  WHEN part.open <> '' OR part.behind <> '' OR part.sign IN (${negativeSigns}) THEN 0 - scaled_digits(part.digits, power)`,
        '  ELSE scaled_digits(part.digits, power)',
        'END',
      ].join('\n'),
    },
    {
      name: 'number_body',
      parameters: 'text',
      // Marks of notes and of revised, provisional and estimated series around a figure.
      body: [
        'regexp_replace(regexp_replace(trim(regexp_replace(half_width(',
        `  regexp_replace(regexp_replace(text, '${marksBehind}', ''), '(\\d)${blank}+\\d{1,2}/${blank}*$', '\\1')), '\\s+', ' ', 'g')),`,
        `  '${lettersBefore}', '\\1'), '${lettersBehind}', '\\1')`,
      ].join('\n'),
    },
    {
      name: 'parse_number',
      parameters: 'text, scale_words := false',
      body: [
        'CASE',
        `  WHEN regexp_full_match(text, '-?(?:${plain})') THEN finite_number(text) + 0`,
        "  WHEN regexp_full_match(text, '-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?') THEN finite_number(replace(text, ',', '')) + 0",
        `  WHEN length(text) > 48 OR NOT regexp_matches(text, '^[^A-Za-z0-9\\x{3040}-\\x{9fff}]*[0-9０-９]|${lettersBefore}|^(?:US|NT|HK|A|C|S)\\$') THEN NULL`,
        '  ELSE list_transform(',
        "    list_transform([regexp_replace(number_body(text), ' ?%$', '')],",
        "      lambda body: CASE WHEN scale_words THEN {'body': regexp_replace(body, ' ?[万萬亿億] ?[元圆圓]?$', ''),",
        "          'power': CASE regexp_extract(body, '([万萬亿億]) ?[元圆圓]?$', 1) WHEN '' THEN 0 WHEN '万' THEN 4 WHEN '萬' THEN 4 ELSE 8 END}",
        "        ELSE {'body': body, 'power': 0} END),",
        `    lambda stage: signed_number(regexp_extract(stage.body, '${parts}', ['open', 'sign', 'digits', 'close', 'behind']), stage.power))[1]`,
        'END',
      ].join('\n'),
    },
  ]
}
