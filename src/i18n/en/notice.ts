import type { NoticeCode } from '../../core/base/diagnostic.ts'

/** Findings about data; keyed by code, parameters in double braces. */
export const noticeTexts: Record<NoticeCode, string> = {
  'workbook/hidden-sheet': 'Sheet “{{sheet}}” is hidden; it was read all the same.',
  'workbook/hidden-rows':
    '{{count}} {{count, plural(one: row is; other: rows are)}} hidden; {{count, plural(one: it was; other: they were)}} read all the same.',
  'workbook/hidden-columns':
    '{{count}} {{count, plural(one: column is; other: columns are)}} hidden; {{count, plural(one: it was; other: they were)}} read all the same.',
  'workbook/formula-without-value':
    '{{count}} {{count, plural(one: formula has no saved result and reads; other: formulas have no saved result and read)}} as empty. Open and save the file in Excel.',
  'workbook/error-cells':
    '{{count}} {{count, plural(one: cell holds an error such as #REF! and reads; other: cells hold errors such as #REF! and read)}} as empty.',
  'workbook/sheet-unreadable':
    'Sheet “{{sheet}}” cannot be read and was left out. Open the file in Excel or WPS, save it again and retry.',
  'workbook/read-by-library':
    'Sheet “{{sheet}}” is not built as the standard says and was read by the spare reader (SheetJS). Compare its figures with the original.',
  'workbook/sheet-list-missing':
    'The file has lost its list of sheets; the sheets found in it are named after their parts. Compare with the original file.',
  'workbook/cells-unread':
    '{{count}} {{count, plural(one: cell cannot; other: cells cannot)}} be read. Compare with the original file.',
  'workbook/checksum-wrong':
    'The checksum of sheet “{{sheet}}” does not match. The file may be damaged; check the figures.',
  'workbook/sheet-without-table': 'No table was found on sheet “{{sheet}}”.',
  'workbook/header-only': 'There is a header but no data row.',
  'workbook/nothing-found':
    'Not a single value was found. Open it in Excel: if there is something in it, the file is probably damaged and should be exported again.',
  'workbook/encoding-guessed': 'Read as {{encoding}}. If texts look wrong, save the file as UTF-8.',
  'workbook/replacement-characters':
    '{{count}} {{count, plural(one: character could; other: characters could)}} not be decoded.',
  'workbook/external-links': 'The file refers to other workbooks; only saved results are used.',
  'workbook/macros-ignored': 'The file contains macros; they were not run.',
  'layout/no-header': 'No header was found; columns are named by letter.',
  'layout/header-unsure': 'The header is probably rows {{first}}–{{last}}; please look.',
  'layout/range-unsure': 'The data are probably rows {{first}}–{{last}}; please look.',
  'layout/several-tables': 'This sheet holds {{count}} {{count, plural(one: table; other: tables)}}.',
  'layout/repeated-header':
    'The header is repeated {{count}} {{count, plural(one: time; other: times)}} inside; {{count, plural(one: the repeat was; other: the repeats were)}} left out.',
  'layout/total-rows':
    '{{count}} {{count, plural(one: total or subtotal row stays out of analysis and is; other: total or subtotal rows stay out of analysis and are)}} kept as a check.',
  'layout/period-conflict': 'Periods disagree: {{first}} ({{firstFrom}}) and {{second}} ({{secondFrom}}).',
  'layout/period-unknown': 'No reporting period was found; please fill it in.',
  'column/name-empty': 'This column has no header and is named by its letter.',
  'column/name-duplicate': 'The header repeats another column’s; a number was added.',
  'column/name-shortened':
    'The header has {{length}} {{length, plural(one: character; other: characters)}}; the name was shortened.',
  'column/missing-marks': '{{count}} “{{mark}}” {{count, plural(one: reads; other: read)}} as missing, not as 0.',
  'column/numbers-as-text':
    '{{count}} {{count, plural(one: number was stored; other: numbers were stored)}} as text and converted, such as “{{sample}}” ({{cell}}).',
  'column/code-from-number':
    '{{count}} {{count, plural(one: code is stored as a number; other: codes are stored as numbers)}}; leading zeros may be lost ({{cell}}).',
  'column/code-precision-lost':
    '{{count}} {{count, plural(one: code was stored as a number by Excel and lost its; other: codes were stored as numbers by Excel and lost their)}} digits after the 15th ({{cell}}).',
  'column/code-width-differs':
    'Codes differ in length: most have {{usual}} characters, {{count}} {{count, plural(one: has not; other: have not)}} ({{cell}}).',
  'column/below-unit':
    '{{count}} “…” {{count, plural(one: means; other: mean)}} below the smallest unit and {{count, plural(one: reads; other: read)}} as missing.',
  'column/error-values':
    '{{count}} {{count, plural(one: error value; other: error values)}} (such as {{sample}}, {{cell}}) {{count, plural(one: reads; other: read)}} as empty.',
  'column/unit-in-header': 'Unit “{{unit}}” taken from the header.',
  'column/dates-unread':
    '{{count}} {{count, plural(one: value is not a date; other: values are not dates)}}, such as “{{sample}}” ({{cell}}). {{count, plural(one: It is; other: They are)}} empty here and kept as text in column “{{kept}}”.',
  'column/numbers-unread':
    '{{count}} {{count, plural(one: value is not a number; other: values are not numbers)}}, such as “{{sample}}” ({{cell}}). {{count, plural(one: It is; other: They are)}} empty here and kept as text in column “{{kept}}”.',
  'column/figures-among-words':
    'This column is read as text: it has {{count}} {{count, plural(one: number; other: numbers)}} but also {{words}} {{words, plural(one: word; other: words)}}, such as “{{sample}}” ({{cell}}). As numbers, the words go to a column of their own.',
  'column/marks-removed':
    'Footnote marks behind {{count}} {{count, plural(one: number were cut; other: numbers were cut)}} off, such as “{{sample}}” ({{cell}}).',
  'column/digits-lost':
    '{{count}} {{count, plural(one: number has; other: numbers have)}} too many digits; the last ones may be wrong, such as “{{sample}}” ({{cell}}). If they are codes, change the type.',
  'column/type-united':
    '“{{column}}” differs in type between the files: the column is kept as text, words as they stand, figures written out.',
  'column/percent-shown':
    '{{count}} {{count, plural(one: percentage is read as it is shown; other: percentages are read as they are shown)}}: “{{sample}}” counts in per cent ({{cell}}).',
  'column/decimal-comma':
    'This column writes decimals with a comma; {{count}} {{count, plural(one: number was read; other: numbers were read)}} so, such as “{{sample}}” ({{cell}}).',
  'column/scale-words':
    '{{count}} {{count, plural(one: number carries; other: numbers carry)}} 万 (10,000) or 亿 (100,000,000) and {{count, plural(one: was; other: were)}} multiplied, such as “{{sample}}” ({{cell}}). Check the unit of the column.',
  'column/dates-as-numbers':
    '{{count}} {{count, plural(one: date was stored as a number; other: dates were stored as numbers)}} and converted, such as “{{sample}}” ({{cell}}).',
  'column/filled-from-merge':
    '{{count}} {{count, plural(one: row got the value of its; other: rows got the value of their)}} merged cell (from {{cell}} on).',
  'column/residue':
    '{{count}} {{count, plural(one: value carries; other: values carry)}} pinyin or bookmarks left by a conversion, such as “{{sample}}” ({{cell}}). Nothing was changed; a cleaning step can remove them.',
  'column/period-contradicts':
    'This column says {{found}} ({{cell}}), but the table is for {{period}} ({{firstFrom}}).',
}
