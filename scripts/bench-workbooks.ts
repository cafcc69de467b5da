import { columnLetter } from '../src/core/workbook/cell-address.ts'
import { ZipFile } from './bench-zip-file.ts'

/** How a workbook of the benchmark looks: 30 columns, of which 26 hold a cell in each row. */
export type WorkbookPlan = { rows: number; texts: 'shared' | 'inline'; seed?: number }

/** What a reader must find: filled cells, and the sum of the figures (columns F to AD, row by row). */
export type WorkbookTruth = { cells: number; sum: number }

/** First column of the figures, from 0. */
export const firstFigure = 5
const COLUMNS = 30
const CELLS_A_ROW = 26
const UNITS = 20_000
const HEADERS = ['统一社会信用代码', '单位名称', '地区', '行业', '报告期']
const DISTRICTS = ['东城区', '西城区', '朝阳区', '丰台区', '石景山区', '海淀区', '通州区', '顺义区', '大兴区', '昌平区']
const TRADES = [
  '煤炭开采和洗选业',
  '农副食品加工业',
  '纺织业',
  '医药制造业',
  '汽车制造业',
  '电力、热力生产和供应业',
  '零售业',
]
const letters = Array.from({ length: COLUMNS }, (_, column) => columnLetter(column))

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Writes a workbook as Excel would: texts in four columns, a date, whole and broken numbers, empty cells in between. */
export async function writeBenchWorkbook(path: string, plan: WorkbookPlan): Promise<WorkbookTruth> {
  const zip = new ZipFile(path)
  const texts = plan.texts === 'shared' ? new SharedTexts() : { cell: inlineCell, part: () => [] }
  const truth: WorkbookTruth = { cells: COLUMNS + plan.rows * CELLS_A_ROW, sum: 0 }
  await zip.add('[Content_Types].xml', [contentTypes(plan.texts === 'shared')])
  await zip.add('_rels/.rels', [relations(['officeDocument', 'xl/workbook.xml'])])
  await zip.add('xl/workbook.xml', [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ])
  await zip.add('xl/_rels/workbook.xml.rels', [
    relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']),
  ])
  await zip.add('xl/styles.xml', [styles()])
  await zip.add('xl/worksheets/sheet1.xml', sheet(plan, texts, truth))
  if (plan.texts === 'shared') await zip.add('xl/sharedStrings.xml', texts.part())
  zip.close()
  return truth
}

type TextCells = { cell(address: string, text: string): string; part(): Iterable<string> }

function inlineCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
}

/** Texts by their number in a list of their own, as Excel writes them. */
class SharedTexts implements TextCells {
  private readonly ids = new Map<string, number>()
  private uses = 0

  cell(address: string, text: string): string {
    let id = this.ids.get(text)
    if (id === undefined) this.ids.set(text, (id = this.ids.size))
    this.uses++
    return `<c r="${address}" t="s"><v>${id}</v></c>`
  }

  *part(): Generator<string> {
    yield `${HEAD}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.ids.size}">`
    for (const text of this.ids.keys()) yield `<si><t>${text}</t></si>`
    yield '</sst>'
  }
}

function* sheet({ rows, seed = 1 }: WorkbookPlan, texts: TextCells, truth: WorkbookTruth): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:AD${rows + 1}"/><sheetData>`
  const headers = letters.map((letter, column) => texts.cell(`${letter}1`, HEADERS[column] ?? `指标${column}`))
  yield `<row r="1" spans="1:30">${headers.join('')}</row>`
  const random = seeded(20_240_131 + seed)
  for (let row = 0; row < rows; row++) yield dataRow(row, { texts, truth, random })
  yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
}

type RowContext = { texts: TextCells; truth: WorkbookTruth; random: () => number }

function dataRow(row: number, { texts, truth, random }: RowContext): string {
  const number = row + 2
  const unit = Math.floor(random() * UNITS)
  const district = DISTRICTS[unit % 10] ?? ''
  const words = [
    `9111010${10_000_000_000 + unit * 7919}`,
    `${district}第${unit}有限公司`,
    district,
    TRADES[unit % 7] ?? '',
  ]
  let xml = `<row r="${number}" spans="1:30">`
  for (const [column, word] of words.entries()) xml += texts.cell(`${letters[column] ?? ''}${number}`, word)
  xml += `<c r="E${number}" s="4"><v>${44_927 + (row % 24) * 30}</v></c>`
  for (let column = firstFigure; column < COLUMNS; column++) {
    // Four of the figures are missing, others in each row.
    if (column % 6 === row % 6 && column < COLUMNS - 1) continue
    const [style, figure] = figureOf(column, random)
    truth.sum += figure
    xml += `<c r="${letters[column] ?? ''}${number}"${style === 0 ? '' : ` s="${style}"`}><v>${figure}</v></c>`
  }
  return `${xml}</row>`
}

/** Amounts with two decimals, counts, rates, and results of a division with all their digits. */
function figureOf(column: number, random: () => number): [style: number, figure: number] {
  switch (column % 5) {
    case 0:
      return [2, Math.floor(random() * 5000)]
    case 1:
      return [3, Math.round(random() * 20_000) / 10_000]
    case 2:
      return [0, Math.floor(random() * 1_000_000) / 700]
    default:
      return [1, Math.round(random() * 100_000_000) / 100]
  }
}

function seeded(start: number): () => number {
  let state = start
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function contentTypes(shared: boolean): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPES}.${type}+xml"/>`
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}${shared ? override('sharedStrings', 'sharedStrings') : ''}</Types>`
}

function relations(...targets: [type: string, target: string][]): string {
  const list = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
}

function styles(): string {
  const formats = [0, 4, 3, 10, 14].map(
    (id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  return `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${formats.join('')}</cellXfs></styleSheet>`
}
