import type { SqlFunction } from '../../sql/sql-function.ts'

const Y = '((?:1[89]|20)\\d\\d)'
const M = '(1[0-2]|0?[1-9])'
const DASH = '[-—–−~～至到]'
const QUARTER = '第?([1-4])季度?'
const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const months = "['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']"

type Rule = { pattern: string; groups: string; value: string }

const month = (name = 'm'): string => `lpad(part.${name}, 2, '0')`
const monthOf = (name: string): string =>
  `lpad(CAST(list_position(${months}, lower(left(part.${name}, 3))) AS VARCHAR), 2, '0')`
const named = monthOf('n')
const fiscal =
  "CASE WHEN (CAST(part.y AS INTEGER) + 1) % 100 = CAST(part.z AS INTEGER) THEN concat(part.y, '/', CAST(part.y AS INTEGER) + 1) END"
const span = (from: string, to: string): string =>
  `CASE WHEN ${from} < ${to} THEN concat(part.y, '-', ${from}, '/', part.y, '-', ${to}) WHEN ${from} = ${to} THEN concat(part.y, '-', ${to}) END`

/** Rules of core/base/period.ts in their order. */
const rules: Rule[] = [
  { pattern: `${Y}(?:年|年度|財年|财年)?`, groups: 'y', value: 'part.y' },
  { pattern: `${Y}年(?:1|01)?月?${DASH}${M}月(?:份|累计|累計|止累计)?`, groups: 'ym', value: span("'01'", month()) },
  { pattern: `${Y}年${M}月?${DASH}${M}月(?:份|累计|累計)?`, groups: 'yfm', value: span(month('f'), month()) },
  {
    pattern: `${Y}年${M}月${DASH}${Y}年${M}月`,
    groups: 'yfzm',
    value: `CASE WHEN part.y = part.z THEN ${span(month('f'), month())} END`,
  },
  { pattern: `${Y}年${M}月(?:份|底|末|止)?`, groups: 'ym', value: `concat(part.y, '-', ${month()})` },
  { pattern: `${Y}[-/.]${M}`, groups: 'ym', value: `concat(part.y, '-', ${month()})` },
  { pattern: `${Y}(0[1-9]|1[0-2])`, groups: 'ym', value: `concat(part.y, '-', part.m)` },
  { pattern: `${Y}[ -]?m${M}`, groups: 'ym', value: `concat(part.y, '-', ${month()})` },
  { pattern: `${Y}年?(?:${QUARTER})`, groups: 'yq', value: "concat(part.y, '-Q', part.q)" },
  { pattern: `${Y}[ -]?q([1-4])`, groups: 'yq', value: "concat(part.y, '-Q', part.q)" },
  { pattern: `q([1-4])[ -]?${Y}`, groups: 'qy', value: "concat(part.y, '-Q', part.q)" },
  { pattern: `${Y}年?前([23])季度`, groups: 'yq', value: span("'01'", "CASE part.q WHEN '2' THEN '06' ELSE '09' END") },
  {
    pattern: `${Y}年?([上下])半年`,
    groups: 'yh',
    value: "concat(part.y, CASE part.h WHEN '上' THEN '-H1' ELSE '-H2' END)",
  },
  { pattern: `${Y}[ -]?h([12])`, groups: 'yh', value: "concat(part.y, '-H', part.h)" },
  { pattern: `${NAME}\\.?,?[ -]?${Y}`, groups: 'ny', value: `concat(part.y, '-', ${named})` },
  { pattern: `${Y}[ -]?${NAME}`, groups: 'yn', value: `concat(part.y, '-', ${named})` },
  {
    pattern: `${NAME}[ -](\\d\\d)`,
    groups: 'ny',
    value: `concat(CASE WHEN part.y < '30' THEN '20' ELSE '19' END, part.y, '-', ${named})`,
  },
  { pattern: `(?:fy|fiscal year|fiscal) ?''?${Y}`, groups: 'y', value: 'part.y' },
  { pattern: `(?:fy|fiscal year|fiscal) ?${Y} ?[/-] ?(\\d\\d)`, groups: 'yz', value: fiscal },
  {
    pattern: `${NAME}\\.? ?(?:${DASH}|to) ?${NAME}\\.?,?[ -]${Y}`,
    groups: 'fny',
    value: span(monthOf('f'), monthOf('n')),
  },
  {
    pattern: `${Y} ?${NAME}\\.? ?(?:${DASH}|to) ?${NAME}\\.?`,
    groups: 'yfn',
    value: span(monthOf('f'), monthOf('n')),
  },
  { pattern: `([1-4])q[ -]?${Y}`, groups: 'qy', value: "concat(part.y, '-Q', part.q)" },
  { pattern: `${Y}年?第?([1-4])季`, groups: 'yq', value: "concat(part.y, '-Q', part.q)" },
  {
    pattern: `([1-4])(?:st|nd|rd|th) quarter(?: of)?,? ${Y}`,
    groups: 'qy',
    value: "concat(part.y, '-Q', part.q)",
  },
  {
    pattern: `${Y} ?[/-] ?(\\d\\d)`,
    groups: 'yz',
    value: fiscal,
  },
  {
    pattern: `${Y}年?(?: ?${DASH} ?| to |/)${Y}年?`,
    groups: 'yz',
    value: "CASE WHEN part.y < part.z THEN concat(part.y, '/', part.z) END",
  },
]

function compileRule({ pattern, groups, value }: Rule): string {
  const names = [...groups].map((group) => `'${group}'`).join(', ')
  const found = `regexp_extract(plain, '(?i)^${pattern}$', [${names}])`
  return `list_transform([${found}], lambda part: CASE WHEN part.y <> '' THEN ${value} END)[1]`
}

/** Chinese numerals before 年, 月 and 季 as digits: 二〇二〇年十一月 is 2020年11月. */
const numerals = [
  "regexp_replace(text, '[零○]', '〇', 'g')",
  "regexp_replace(~, '([一二三四五六七八九])十([一二三四五六七八九])', '\\1\\2', 'g')",
  "regexp_replace(~, '([一二三四五六七八九])十', '\\1〇', 'g')",
  "regexp_replace(~, '十([一二三四五六七八九])', '一\\1', 'g')",
  "replace(~, '十', '一〇')",
  "translate(~, '〇一二三四五六七八九', '0123456789')",
].reduce((inner, outer) => outer.replace('~', inner))

/** `western_digits(text)`: Chinese numerals as digits, wherever they stand. */
export function numeralFunctions(): SqlFunction[] {
  return [{ name: 'western_digits', parameters: 'text', body: numerals }]
}

/**
 * `parse_period(text)`, the twin of core/base/period.ts, and `period_of_number(number)`: 202006, 20200630, 2020.6, 2020 and serial days.
 * 2020.1 as a number may be January or October and is not read.
 */
export function periodFunctions(): SqlFunction[] {
  return [
    {
      name: 'plain_period',
      parameters: 'text',
      body: "regexp_replace(regexp_replace(trim(regexp_replace(half_width(regexp_replace(text, '\\s*(?:\\\\\\s*\\d+|[¹²³⁰⁴-⁹†‡*]+)\\s*$', '')), '\\s+', ' ', 'g')), ' ?([年月季度]) ?', '\\1', 'g'), '([\\x{4e00}-\\x{9fff}]) ([\\d\\x{4e00}-\\x{9fff}])', '\\1\\2', 'g')",
    },
    {
      name: 'western_year',
      parameters: 'text',
      body: "list_transform([regexp_extract(text, '^(中华民国|中華民國|民国|民國)?(\\d{1,3})(年.*)$', ['era', 'y', 'rest'])], lambda part: CASE WHEN part.y <> '' AND (part.era <> '' OR regexp_matches(part.y, '^1[01]\\d$')) THEN concat(CAST(part.y AS INTEGER) + 1911, part.rest) ELSE text END)[1]",
    },
    {
      name: 'parse_period',
      parameters: 'text',
      body: `CASE WHEN length(text) BETWEEN 4 AND 32 AND regexp_matches(text, '[0-9０-９]{4}|年|[A-Za-zＡ-Ｚａ-ｚ]{3}') THEN list_transform([western_year(western_digits(plain_period(text)))], lambda plain: coalesce(\n  ${rules.map(compileRule).join(',\n  ')}\n))[1] END`,
    },
    {
      name: 'period_of_number',
      parameters: 'number',
      body: [
        'CASE',
        '  WHEN number BETWEEN 1800 AND 2099 AND number = floor(number) THEN CAST(CAST(number AS BIGINT) AS VARCHAR)',
        "  WHEN number BETWEEN 1800 AND 2100 AND NOT regexp_matches(CAST(number AS VARCHAR), '\\.1$') THEN parse_period(CAST(number AS VARCHAR))",
        '  WHEN number BETWEEN 180001 AND 209912 AND number = floor(number) THEN parse_period(CAST(CAST(number AS BIGINT) AS VARCHAR))',
        "  ELSE strftime(day_of_number(number), '%Y-%m')",
        'END',
      ].join('\n'),
    },
  ]
}
