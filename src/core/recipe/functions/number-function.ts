import type { SqlFunction } from './sql-function.ts'

const digits = '[\\d.][\\d,. eE+-]*?'
const negativeSigns = "'-', '−', '–', '△', '▲'"
const grouped = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?|\\d{1,3}(?: \\d{3})+(?:\\.\\d*)?|\\d{1,4}(?:,\\d{4})+(?:\\.\\d*)?'
const plain = '(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?'

/**
 * `parse_number(text, scale_words := false)`, the twin of core/workbook/parse-number.ts: the same texts give the same numbers, all others
 * NULL. A percentage keeps its figure. Plain digits take the short way; the rest is taken apart once, each stage named by a lambda.
 */
export function numberFunctions(): SqlFunction[] {
  return [
    {
      name: 'signed_number',
      parameters: 'part',
      body: [
        'CASE',
        "  WHEN part.digits = '' OR (part.open = '') <> (part.close = '') THEN NULL",
        "  WHEN part.open <> '' AND (part.sign <> '' OR part.behind <> '') THEN NULL",
        `  WHEN part.behind <> '' AND (part.sign IN (${negativeSigns}) OR regexp_matches(part.digits, '[eE]|^\\.')) THEN NULL`,
        `  WHEN NOT regexp_full_match(part.digits, '${grouped}|${plain}') THEN NULL`,
        `  WHEN part.open <> '' OR part.behind <> '' OR part.sign IN (${negativeSigns})`,
        "    THEN 0 - TRY_CAST(replace(replace(part.digits, ',', ''), ' ', '') AS DOUBLE)",
        "  ELSE TRY_CAST(replace(replace(part.digits, ',', ''), ' ', '') AS DOUBLE)",
        'END',
      ].join('\n'),
    },
    {
      name: 'number_body',
      parameters: 'text',
      // Footnote marks behind a figure: [¹²³⁰⁴-⁹†‡], \\1, r, p, e, asterisks, [a], [note 1].
      body: [
        "regexp_replace(trim(regexp_replace(half_width(regexp_replace(text, '[\\s\\x{a0}\\x{3000}]*(?:\\\\[\\s\\x{a0}\\x{3000}]*\\d+|[¹²³⁰⁴-⁹†‡]+)[\\s\\x{a0}\\x{3000}]*$', '')), '\\s+', ' ', 'g')),",
        "  '(?i)^([^a-zA-Z]*\\d) ?(?:\\(?[rpe]\\)?|[*]{1,3}|\\[[a-z]{1,2}\\]|\\[note \\d+\\])$', '\\1')",
      ].join('\n'),
    },
    {
      name: 'parse_number',
      parameters: 'text, scale_words := false',
      body: [
        'CASE',
        "  WHEN regexp_full_match(text, '-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)') THEN TRY_CAST(text AS DOUBLE) + 0",
        "  WHEN length(text) > 48 OR NOT regexp_matches(text, '^[^A-Za-z0-9\\x{3040}-\\x{9fff}]*[0-9０-９]') THEN NULL",
        '  ELSE list_transform(',
        "    list_transform([regexp_replace(number_body(text), ' ?%$', '')],",
        "      lambda body: CASE WHEN scale_words AND right(body, 1) IN ('万', '萬') THEN {'body': trim(left(body, -1)), 'factor': 10000.0::DOUBLE}",
        "        WHEN scale_words AND right(body, 1) IN ('亿', '億') THEN {'body': trim(left(body, -1)), 'factor': 100000000.0::DOUBLE}",
        "        ELSE {'body': body, 'factor': 1.0::DOUBLE} END),",
        `    lambda part: signed_number(regexp_extract(part.body, '^(\\(?) ?([-−–+△▲]?) *(?:[¥￥$£€] *)?(${digits}) ?(\\)?)([-−]?)$', ['open', 'sign', 'digits', 'close', 'behind'])) * part.factor)[1]`,
        'END',
      ].join('\n'),
    },
  ]
}
