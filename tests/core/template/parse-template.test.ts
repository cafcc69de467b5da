import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../../../src/core/template/parse-template.ts'
import { readShippedLibrary } from '../../../scripts/node-engine/open-sample.ts'

const { model } = readShippedLibrary()

/** A whole template; a replacement changes one line of it. */
const lines = [
  '/*---',
  'id: my-table',
  'version: 2',
  'title: { zh: 我的表, en: My table }',
  'question: 有多少？',
  'subsystem: industry',
  'module: m08',
  'inputs:',
  '  industrial_output: [uscc, period_ym, output_ytd]',
  '  town_dim?: [town_code, town_name?]',
  'parameters:',
  '  period_ym:',
  '    type: period',
  '    label: { zh: 期别, en: Period }',
  '    default: { from: first-choice }',
  '    choices: SELECT DISTINCT period_ym FROM industrial_output',
  'columns:',
  '  - { name: uscc, label: 代码 }',
  '  - { name: ytd, label: { zh: 产值, en: Output }, unit: 万元, decimals: 1 }',
  '  - { name: ytd_flag, flagOf: ytd }',
  'chart: { kind: bar, category: uscc, series: [ytd] }',
  '---*/',
  '',
  '-- what :nobody sees',
  "SELECT uscc, output_ytd AS ytd, ':x' AS ytd_flag, output_ytd::INTEGER",
  'FROM industrial_output WHERE period_ym = :period_ym;',
]

function parse(changes: Record<number, string | null> = {}, id: string | null = 'my-table') {
  const text = lines.flatMap((line, at) => (changes[at + 1] === null ? [] : [changes[at + 1] ?? line])).join('\n')
  return parseTemplate(text, model, id)
}

describe('a template file', () => {
  it('keeps its examples, and names what they name wrongly with its line', () => {
    const good =
      "examples:\n  - { name: 一, parameters: { period_ym: '2019-12' }, expect: [{ uscc: A, ytd: 4.2 }] }\n---*/"
    expect(parse({ 22: good }).template?.examples).toEqual([
      { name: '一', parameters: { period_ym: '2019-12' }, expect: [{ uscc: 'A', ytd: 4.2 }] },
    ])
    const bad =
      'examples:\n  - { name: 一, expect: [{ nobody: 1 }] }\n  - { name: 一, parameters: { other: 1 }, expect: [{ ytd: 1 }] }\n---*/'
    const found = parse({ 22: bad }).faults.map(({ line, code }) => ({ line, code }))
    expect(found).toEqual([
      { line: 23, code: 'column-unknown' },
      { line: 24, code: 'name-duplicate' },
      { line: 24, code: 'key-unknown' },
    ])
  })

  it('keeps the tables of an example; rows that are not of the model are refused with their line', () => {
    const example = (rows: string) => `examples:\n  - name: 一\n    tables:\n${rows}\n    expect: [{ ytd: 1 }]\n---*/`
    const good = "      industrial_output:\n        - { uscc: '0610', output_ytd: 4.2 }\n      unit: []"
    expect(parse({ 22: example(good) }).template?.examples[0]?.tables).toEqual({
      industrial_output: [{ uscc: '0610', output_ytd: 4.2 }],
      unit: [],
    })
    const bad = [
      '      nobody: [{ a: 1 }]',
      '      industrial_output_ly: [{ uscc: A }]',
      '      industrial_output:',
      '        - { uscc: A, colour: red }',
      '        - { uscc: 0610 }',
      "        - { uscc: A, output_ytd: '4' }",
    ]
    expect(parse({ 22: example(bad.join('\n')) }).faults.map(({ line, code }) => [line, code])).toEqual([
      [25, 'table-unknown'],
      [26, 'table-unknown'],
      [28, 'field-unknown'],
      [29, 'example-cell-text'],
      [30, 'example-cell-number'],
    ])
  })

  it('is parsed with its defaults', () => {
    const { template } = parse()
    expect(template).toMatchObject({
      id: 'my-table',
      version: 2,
      question: { zh: '有多少？', en: '有多少？' },
      tableTitle: { zh: '我的表', en: 'My table' },
      scope: null,
      sqlLine: 24,
      inputs: [
        {
          table: 'industrial_output',
          fields: ['uscc', 'period_ym', 'output_ytd'],
          optionalFields: [],
          optional: false,
        },
        { table: 'town_dim', fields: ['town_code', 'town_name'], optionalFields: ['town_name'], optional: true },
      ],
      parameters: [
        {
          name: 'period_ym',
          type: 'period',
          default: { from: 'first-choice' },
          required: true,
          options: [],
          choicesSql: 'SELECT DISTINCT period_ym FROM industrial_output',
        },
      ],
      columns: [
        { name: 'uscc', role: 'dimension' },
        { name: 'ytd', role: 'measure' },
        { name: 'ytd_flag', role: 'flag' },
      ],
      chart: {
        kind: 'bar',
        title: { zh: '我的表' },
        series: [{ column: 'ytd', axis: 'left', mark: 'bar' }],
        totals: false,
      },
      notes: [],
      source: { zh: '', en: '' },
    })
    expect(template?.sql.endsWith('= :period_ym')).toBe(true)
  })

  it('may come from Windows, with a byte order mark', () => {
    const text = `\ufeff${lines.join('\r\n')}`
    expect(parseTemplate(text, model, 'my-table').template).toEqual(parse().template)
  })
})

describe('each fault is reported with its line', () => {
  it.each([
    ['no head', { 1: '-- id: my-table' }, 1, 'header-missing', {}],
    ['a head without end', { 22: '' }, 1, 'header-open', {}],
    ['an unclosed bracket in YAML', { 4: 'title: { zh: 我的表, en: My table' }, 5, 'yaml-broken', null],
    ['a tab in YAML', { 12: '\tperiod_ym:' }, 12, 'yaml-broken', null],
    ['the same key twice', { 6: 'version: 3' }, 6, 'yaml-broken', null],
    ['a missing key', { 5: null }, 2, 'key-missing', { key: 'question' }],
    ['a missing key inside', { 14: null }, 12, 'key-missing', { key: 'parameters.period_ym.label' }],
    ['an unknown key', { 6: 'subsytem: industry' }, 6, 'key-unknown', { key: 'subsytem' }],
    ['an unknown key inside', { 13: '    typ: period' }, 13, 'key-unknown', { key: 'parameters.period_ym.typ' }],
    [
      'a value of the wrong kind',
      { 3: 'version: two' },
      3,
      'value-bad',
      { key: 'version', value: 'two', expected: 'number' },
    ],
    ['a value out of range', { 3: 'version: 0' }, 3, 'value-bad', { key: 'version', value: '0', expected: '≥ 1' }],
    [
      'an unknown choice',
      { 13: '    type: month' },
      13,
      'value-bad',
      {
        key: 'parameters.period_ym.type',
        value: 'month',
        expected: 'period | text | integer | number | boolean | choice',
      },
    ],
    ['an id that is no file name', { 2: 'id: My Table' }, 2, 'value-bad', null],
    ['an id unlike its file', { 2: 'id: other' }, 2, 'id-differs', { id: 'other', file: 'my-table.sql' }],
    ['an unknown logical table', { 9: '  industry_output: [uscc]' }, 9, 'table-unknown', { table: 'industry_output' }],
    [
      'an unknown field',
      { 9: '  industrial_output: [uscc, period_ym, output]' },
      9,
      'field-unknown',
      { table: 'industrial_output', field: 'output' },
    ],
    ['a column without label', { 18: '  - { name: uscc }' }, 18, 'column-without-label', { column: 'uscc' }],
    ['a column twice', { 20: '  - { name: ytd, flagOf: ytd }' }, 20, 'name-duplicate', { name: 'ytd' }],
    [
      'a flag of an unknown column',
      { 20: '  - { name: ytd_flag, flagOf: yoy }' },
      20,
      'column-unknown',
      { column: 'yoy' },
    ],
    [
      'a chart of an unknown column',
      { 21: 'chart: { kind: bar, category: uscc, series: [yoy] }' },
      21,
      'column-unknown',
      { column: 'yoy' },
    ],
    [
      'a chart over an unknown column',
      { 21: 'chart: { kind: bar, category: town, series: [ytd] }' },
      21,
      'column-unknown',
      { column: 'town' },
    ],
    ['an undeclared parameter', { 25: 'SELECT uscc, :town AS ytd' }, 25, 'parameter-undeclared', { name: ':town' }],
    ['another kind of parameter', { 25: 'SELECT uscc, ? AS ytd' }, 25, 'parameter-undeclared', { name: '?' }],
    ['an unused parameter', { 26: 'FROM industrial_output' }, 12, 'parameter-unused', { name: 'period_ym' }],
    [
      'a parameter in choices',
      { 16: '    choices: SELECT :period_ym' },
      16,
      'choices-with-parameter',
      { name: 'period_ym' },
    ],
    ['choices that are no read', { 16: '    choices: DROP TABLE x' }, 16, 'sql-forbidden', { keyword: 'DROP' }],
    [
      'a WITH query named like a logical table',
      { 25: 'WITH x AS (SELECT 1), Town_Dim AS (SELECT 2) SELECT 1 AS ytd' },
      25,
      'name-shadows-table',
      { name: 'Town_Dim' },
    ],
    ['an ATTACH', { 25: "ATTACH 'x.db' AS x" }, 25, 'sql-forbidden', { keyword: 'ATTACH' }],
    ['a COPY', { 25: 'COPY (SELECT 1 AS period' }, 25, 'sql-forbidden', { keyword: 'COPY' }],
    [
      'a COPY behind the query',
      { 26: "FROM industrial_output WHERE period_ym = :period_ym; COPY t TO 'x'" },
      26,
      'sql-forbidden',
      { keyword: 'COPY' },
    ],
    ['a second query', { 26: 'FROM industrial_output WHERE period_ym = :period_ym; SELECT 1' }, 26, 'sql-several', {}],
    [
      'a file to read',
      { 26: "FROM read_csv('https://x/y') WHERE '1' = :period_ym" },
      26,
      'sql-forbidden',
      { keyword: 'read_csv' },
    ],
    ['a text that does not end', { 25: "SELECT 'open" }, 25, 'sql-unclosed', null],
    ['a comment that does not end', { 24: '/* open' }, 24, 'sql-unclosed', null],
    ['a bracket that does not close', { 25: 'SELECT (uscc' }, 25, 'sql-unbalanced', { sign: '(' }],
    ['a bracket too many', { 25: 'SELECT uscc)' }, 25, 'sql-unbalanced', { sign: ')' }],
    ['no query', { 24: '', 25: '', 26: '' }, 26, 'sql-missing', {}],
  ] as const)('%s', (_, changes, line, code, params) => {
    const { template, faults } = parse(changes)
    expect(template).toBeNull()
    const found = faults.find((fault) => fault.code === code)
    expect(faults.map((fault) => fault.code)).toContain(code)
    expect(found?.line).toBe(line)
    if (params !== null) expect(found?.params).toEqual(params)
  })

  it('reports all faults at once, in the order of the file', () => {
    const { faults } = parse({
      9: '  nothing: [uscc]',
      20: '  - { name: ytd_flag, flagOf: yoy }',
      25: 'SELECT :town AS a',
    })
    expect(faults.map(({ line }) => line)).toEqual([9, 20, 25])
  })

  it('refuses a default that is not offered', () => {
    const { faults } = parse({
      13: '    type: choice',
      15: '    default: x',
      16: '    options: [{ value: a, label: A }]',
    })
    expect(faults).toEqual([{ line: 15, code: 'default-not-offered', params: { name: 'period_ym', value: 'x' } }])
  })

  it('is not blown up by aliases', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: 9 },
        (_, at) =>
          `${'bcdefghij'.charAt(at)}: &${'bcdefghij'.charAt(at)} [${Array.from({ length: 9 }, () => `*${'abcdefghi'.charAt(at)}`).join(', ')}]`,
      ),
    ].join('\n')
    const { template, faults } = parseTemplate(`/*---\n${bomb}\n---*/\nSELECT 1`, model)
    expect(template).toBeNull()
    expect(faults[0]?.code).toBe('yaml-broken')
  })
})
