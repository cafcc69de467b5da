import type { SqlFunction } from '../../sql/sql-function.ts'

const Y = '((?:1[6-9]|20|21)\\d\\d)'
const TIME = '(?:[ T]+(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?Z?(?: ?[ap]\\.?m\\.?)?)?'
const NAME = '([A-Za-z]{3,9})\\.?'
const months = "['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']"

/** A day whose parts a pattern takes out of `plain`, in the given order; NULL where it does not match or is no day. */
function day(
  pattern: string,
  parts: readonly ('y' | 'm' | 'd')[],
  write: { y?: string; m?: string; when?: string } = {},
): string {
  const found = `regexp_extract(plain, '(?i)^${pattern}$', [${parts.map((part) => `'${part}'`).join(', ')}])`
  const text = `concat_ws('-', ${write.y ?? 'part.y'}, ${write.m ?? 'part.m'}, part.d)`
  const read = write.when === undefined ? text : `CASE WHEN ${write.when} THEN ${text} END`
  return `list_transform([${found}], lambda part: TRY_CAST(${read} AS DATE))[1]`
}

const named = `list_position(${months}, lower(left(part.m, 3)))`
const slash = `(\\d{1,2})[-/.](\\d{1,2})[-/.]${Y}${TIME}`

/** Rules of core/workbook/parse-date.ts in their order; what can be two days is none. */
const dayRules = [
  day(`${Y}[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}`, ['y', 'm', 'd']),
  day(`${Y}年(\\d{1,2})月(\\d{1,2})(?:日|号|號)?${TIME}`, ['y', 'm', 'd']),
  day(`${Y}(\\d{2})(\\d{2})`, ['y', 'm', 'd']),
  day(`(\\d{1,2})[ -]${NAME}[ -]${Y}${TIME}`, ['d', 'm', 'y'], { m: named }),
  day(`${NAME} (\\d{1,2}),? ${Y}${TIME}`, ['m', 'd', 'y'], { m: named }),
  day(`(?:中华民国|中華民國|民国|民國)(\\d{1,3})年(\\d{1,2})月(\\d{1,2})日?${TIME}`, ['y', 'm', 'd'], {
    y: '(TRY_CAST(part.y AS INTEGER) + 1911)',
  }),
  day(slash, ['d', 'm', 'y'], {
    when: 'TRY_CAST(part.d AS INTEGER) > 12 OR TRY_CAST(part.d AS INTEGER) = TRY_CAST(part.m AS INTEGER)',
  }),
  day(slash, ['m', 'd', 'y'], { when: 'TRY_CAST(part.m AS INTEGER) <= 12 AND TRY_CAST(part.d AS INTEGER) > 12' }),
]

/**
 * `parse_day(text)`, the twin of core/workbook/parse-date.ts without the time of day, and `day_of_number(number)`: 20200630, or a serial
 * day of Excel (1900 system) between 1927 and 2119.
 */
export function dateFunctions(): SqlFunction[] {
  return [
    {
      name: 'even_date',
      parameters: 'text',
      body: "regexp_replace(trim(regexp_replace(half_width(text), '\\s+', ' ', 'g')), ' ?([年月]) ?', '\\1', 'g')",
    },
    {
      name: 'plain_date',
      parameters: 'text',
      body: "CASE WHEN regexp_matches(even_date(text), '^\\D+年') THEN western_digits(even_date(text)) ELSE even_date(text) END",
    },
    {
      name: 'parse_day',
      parameters: 'text',
      body: `CASE WHEN length(text) BETWEEN 6 AND 40 AND regexp_matches(text, '[0-9]{4}|[０-９]{4}|年') THEN list_transform([plain_date(text)], lambda plain: coalesce(\n  ${dayRules.join(',\n  ')}\n))[1] END`,
    },
    {
      name: 'day_of_number',
      parameters: 'number',
      body: [
        'CASE',
        "  WHEN number BETWEEN 10000 AND 80000 THEN DATE '1899-12-30' + CAST(floor(number) AS INTEGER)",
        "  WHEN number BETWEEN 16000101 AND 21991231 AND number = floor(number) THEN CAST(try_strptime(CAST(CAST(number AS BIGINT) AS VARCHAR), '%Y%m%d') AS DATE)",
        'END',
      ].join('\n'),
    },
  ]
}
