import { expect, it } from 'vitest'
import { ColumnGridBuilder } from '../../../src/formats/column-grid-builder.ts'
import { formatNumber } from '../../../src/formats/format-number.ts'
import { TextDictionary } from '../../../src/formats/text-dictionary.ts'
import { SheetReader } from '../../../src/formats/xlsx/read-sheet-xml.ts'
import type { CellStyle } from '../../../src/formats/xlsx/read-styles.ts'

const styles: CellStyle[] = [
  { format: 'General', kind: 'number', indent: 0 },
  { format: 'yyyy-mm-dd', kind: 'date', indent: 0 },
  { format: '0.0%', kind: 'number', indent: 2 },
  { format: 'h:mm', kind: 'time', indent: 0 },
]

let seed = 4711
const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!

const numbers = [
  '0',
  '1',
  '-7',
  '12.50',
  '1E-3',
  '1.2300000000000001E-2',
  '44012',
  '2958466',
  '-1',
  '123456789012345678',
  '9007199254740993',
  '.5',
  ' 5 ',
  '+3',
  '12abc',
  '',
  '1e400',
  '00012',
  '1.7976931348623157E308',
]
const texts = [
  '甲',
  'a b',
  '&lt;x&gt;',
  '_x000D_',
  'a_xb',
  '<![CDATA[<&]]>',
  'line\nbreak',
  'cr\r\n',
  '',
  ' ',
  '\ufeffx',
  'a<!-- c -->b',
  '&#22320;',
  '😀',
]

function randomCell(row: number, column: number): string {
  const letters = pick([String.fromCharCode(65 + column), String.fromCharCode(65 + column), 'XFD', 'XFE', 'AAAA', 'a'])
  const address = pick([
    ` r="${letters}${row}"`,
    ` r="${letters}${row}"`,
    ` r='${letters}${row}'`,
    '',
    ` r="${letters}${pick([row, row + 3, 1_048_577, 0])}"`,
    ' r="?"',
  ])
  const style = pick(['', '', ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="99"', ' s="x"'])
  const formula = pick([
    '',
    '',
    '',
    '<f>A1+1</f>',
    '<f t="shared" ref="A1:B2" si="0">A1&gt;"x"</f>',
    '<f si="0" t="shared"/>',
    '<f/>',
    '<f>'.concat('x'.repeat(30), '</f>'),
  ])
  const value = (text: string) =>
    pick([`<v>${text}</v>`, `<v>${text}</v>`, `<v xml:space="preserve">${text}</v>`, '<v/>', ''])
  switch (random(8)) {
    case 0:
      return `<c${address}${style} t="s">${formula}${value(pick(['0', '1', '2', '3', '99', 'x', ' 1', '']))}</c>`
    case 1:
      return `<c${address}${style} t="str">${formula}${value(pick(texts))}</c>`
    case 2:
      return `<c${address} t="inlineStr"${style}><is>${pick(['<t>', '<t xml:space="preserve">'])}${pick(texts)}</t></is></c>`
    case 3:
      return `<c${address}${style} t="inlineStr"><is><r><t>${pick(texts)}</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>乙</t></r></is></c>`
    case 4:
      return `<c${address}${style} t="${pick(['b', 'e', 'd', 'z', 'n'])}">${formula}${value(pick(['1', '0', 'true', '#N/A', '2020-06-30', '7']))}</c>`
    case 5:
      return pick([
        `<c${address}${style}/>`,
        `<c${address}${style}></c>`,
        `<c${address}${style} />`,
        `<c${address}${style} cm="1"><v>4</v></c>`,
      ])
    default:
      return `<c${address}${style}${pick(['', '', ' t="n"'])}>${formula}${value(pick(numbers))}</c>`
  }
}

function randomSheet(): string {
  const rows = Array.from({ length: 1 + random(6) }, (_, index) => {
    const number = pick([index + 1, index + 1, index + 1, 7 - index])
    const attributes = pick([
      ` r="${number}"`,
      ` r="${number}" spans="1:9" ht="15.5"`,
      '',
      ` r="${number}" hidden="1"`,
      ` r='${number}'`,
      ` r="${number}" x14ac:dyDescent="0.2"`,
      ' r="0"',
      ' r="2000000"',
    ])
    const cells = Array.from({ length: random(7) }, (__, column) => randomCell(number, column))
    return cells.length === 0 ? `<row${attributes}/>` : `<row${attributes}>${cells.join(pick(['', '', '\n ']))}</row>`
  })
  return `<worksheet><sheetData>${rows.join(pick(['', '\n']))}</sheetData></worksheet>`
}

function read(xml: string) {
  const dictionary = new TextDictionary()
  const shared = Int32Array.from(['甲', '', '乙 ', '<'].map((text) => dictionary.idOf(text)))
  const builder = new ColumnGridBuilder(dictionary, formatNumber)
  const reader = new SheetReader(builder, { styles, shared, dictionary, date1904: false })
  reader.push(new TextEncoder().encode(xml))
  reader.finish()
  const grid = builder.finish(reader.extras)
  const cells: unknown[] = []
  for (let row = 0; row < Math.min(grid.rowCount, 40); row++)
    for (const column of [...Array(Math.min(grid.columnCount, 10)).keys(), 16_383])
      cells.push(
        [
          grid.kind(row, column),
          grid.number(row, column),
          grid.text(row, column),
          grid.display(row, column),
          grid.indent(row, column),
          grid.formulaWithoutValue(row, column),
        ].join('|'),
      )
  const { filled, errors, formulasWithoutValue } = builder
  return {
    cells,
    size: [grid.rowCount, grid.columnCount],
    hidden: grid.hiddenRows,
    counts: reader.counts,
    filled,
    errors,
    formulasWithoutValue,
  }
}

/** The same sheet with prefixed names, which only the general reader knows. */
function prefixed(xml: string): string {
  return xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
}

it('reads a cell the same by the quick way and by the general one', () => {
  for (let turn = 0; turn < 400; turn++) {
    const xml = randomSheet()
    expect(read(xml), xml).toEqual(read(prefixed(xml)))
  }
})
