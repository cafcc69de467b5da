import { makeZip, type RawEntry } from './make-zip.ts'
import type { Random } from './random.ts'
import type { RandomCell, RandomSheet, RandomWorkbook } from './random-workbook.ts'

const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

/** How one workbook is written: everything here must make no difference to what is read. */
type Manner = {
  random: Random
  prefix: string
  names: typeof TRANSITIONAL
  folder: string
  absolute: boolean
  addresses: boolean
  disorder: boolean
  sharedTexts: string[]
}

/** Writes a random workbook in a random, but allowed, manner. */
export function writeRandomWorkbook(book: RandomWorkbook, random: Random): Uint8Array {
  const manner: Manner = {
    random,
    prefix: random.once(3) ? random.pick(['x:', 'ns0:', 's.s:']) : '',
    names: random.once(3) ? STRICT : TRANSITIONAL,
    folder: random.pick(['xl', 'xl', 'book', 'XL']),
    absolute: random.once(3),
    addresses: !random.once(4),
    disorder: random.once(3),
    sharedTexts: [],
  }
  const sheets = book.sheets.map((sheet, index): RawEntry =>
    part(manner, `worksheets/sheet${index + 1}.xml`, sheetXml(sheet, manner)),
  )
  const entries: RawEntry[] = [
    { name: '[Content_Types].xml', content: typesXml(manner) },
    {
      name: '_rels/.rels',
      content: `<Relationships>${relation(manner, 'rId1', 'officeDocument', `${manner.folder}/workbook.xml`)}</Relationships>`,
    },
    part(manner, 'workbook.xml', workbookXml(book, manner)),
    part(manner, '_rels/workbook.xml.rels', relationsXml(book, manner)),
    part(manner, 'styles.xml', stylesXml(book, manner)),
    part(manner, 'sharedStrings.xml', sharedXml(manner)),
    ...sheets,
  ]
  const backslashes = random.once(5)
  return makeZip(
    random.shuffled(entries).map((entry) => ({
      ...entry,
      name: backslashes ? entry.name.replaceAll('/', '\\') : entry.name,
      method: random.pick([0, 8, 8] as const),
      descriptor: random.once(3),
      zip64: random.once(4),
    })),
  )
}

function part({ random, folder }: Manner, path: string, xml: string): RawEntry {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}" standalone="yes"?>\n${xml}`
  // Names of parts are the same in either case.
  const name = random.once(6) ? `${folder}/${path}`.toUpperCase() : `${folder}/${path}`
  switch (random.below(6)) {
    case 0:
      return { name, content: Buffer.from(`\ufeff${declared('UTF-8')}`) }
    case 1:
      return { name, content: Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le') }
    case 2:
      return { name, content: Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le').swap16() }
    case 3:
      return { name, content: xml }
    default:
      return { name, content: declared('UTF-8') }
  }
}

function typesXml({ folder }: Manner): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${folder}/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
}

function relation({ names, absolute }: Manner, id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${names.relations}/${type}" Target="${absolute && target.includes('/') && !target.startsWith('/') ? target : target}"/>`
}

function relationsXml(book: RandomWorkbook, manner: Manner): string {
  const at = (path: string) =>
    manner.absolute ? `/${manner.folder}/${path}` : manner.random.once(5) ? `./${path}` : path
  const all = book.sheets.map((_, index) =>
    relation(manner, `rId${index + 1}`, 'worksheet', at(`worksheets/sheet${index + 1}.xml`)),
  )
  all.push(
    relation(manner, 'rIdS', 'sharedStrings', at('sharedStrings.xml')),
    relation(manner, 'rIdT', 'styles', at('styles.xml')),
  )
  return `<Relationships>${manner.random.shuffled(all).join('')}</Relationships>`
}

function workbookXml(book: RandomWorkbook, { prefix: p, names }: Manner): string {
  const listed = book.sheets.map(
    ({ name, state }, index) =>
      `<${p}sheet name="${attribute(name)}" sheetId="${index + 1}"${state === 'visible' ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  return `<${p}workbook ${namespace(p, names.main)} xmlns:r="${names.relations}"><${p}workbookPr${book.date1904 ? ' date1904="1"' : ''}/><${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`
}

function stylesXml({ formats }: RandomWorkbook, { prefix: p, names }: Manner): string {
  const own = formats.flatMap(({ code }, index) =>
    code === undefined ? [] : [`<${p}numFmt numFmtId="${164 + index}" formatCode="${attribute(code)}"/>`],
  )
  const xfs = formats.map(({ id }, index) => `<${p}xf numFmtId="${id ?? 164 + index}" applyNumberFormat="1"/>`)
  return `<${p}styleSheet ${namespace(p, names.main)}>${own.length > 0 ? `<${p}numFmts>${own.join('')}</${p}numFmts>` : ''}<${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs>${xfs.join('')}</${p}cellXfs></${p}styleSheet>`
}

function sharedXml({ prefix: p, names, sharedTexts, random }: Manner): string {
  const items = sharedTexts.map((text) => `<${p}si>${runs(text, p, random)}</${p}si>`)
  return `<${p}sst ${namespace(p, names.main)} count="${items.length}">${items.join(random.pick(['', '\n', '<!-- <si><t>no</t></si> -->']))}</${p}sst>`
}

function sheetXml(sheet: RandomSheet, manner: Manner): string {
  const { prefix: p, names, random } = manner
  const columns = sheet.hiddenColumns.map(
    (column) => `<${p}col min="${column + 1}" max="${column + 1}" hidden="${random.pick(['1', 'true'])}"/>`,
  )
  const merges = sheet.merges.map((ref) => `<${p}mergeCell ref="${ref}"/>`)
  return [
    `<${p}worksheet ${namespace(p, names.main)}><${p}sheetPr/><${p}dimension ref="${random.pick(['A1', 'A1:XFD1048576', 'B7'])}"/>`,
    columns.length > 0 ? `<${p}cols>${columns.join('')}</${p}cols>` : '',
    `<${p}sheetData>${rowsXml(sheet, manner)}</${p}sheetData>`,
    merges.length > 0 ? `<${p}mergeCells count="${merges.length}">${merges.join('')}</${p}mergeCells>` : '',
    `<${p}extLst><${p}ext><x14:c xmlns:x14="urn:x14" r="A1"><x14:v>9</x14:v></x14:c></${p}ext></${p}extLst>`,
    `</${p}worksheet>`,
  ].join('')
}

function rowsXml(sheet: RandomSheet, manner: Manner): string {
  const { random, prefix: p } = manner
  const last = Math.max(-1, ...sheet.cells.map(({ row }) => row), ...sheet.hiddenRows)
  const rows: string[] = []
  for (let row = 0; row <= last; row++) {
    const cells = sheet.cells.filter((cell) => cell.row === row)
    const hidden = sheet.hiddenRows.includes(row)
    if (manner.addresses && cells.length === 0 && !hidden) continue
    const attributes = [
      ...(manner.addresses ? [`r="${row + 1}"`] : []),
      ...(hidden ? ['hidden="1"'] : []),
      ...(random.once(3) ? ['spans="1:3"', "ht='15'"] : []),
    ]
    rows.push(`<${p}row ${random.shuffled(attributes).join(' ')}>${cellsXml(cells, manner)}</${p}row>`)
  }
  return (manner.addresses && manner.disorder ? random.shuffled(rows) : rows).join(
    random.pick(['', '\n', '\r\n  ', '<!-- <c><v>1</v></c> -->']),
  )
}

function cellsXml(cells: RandomCell[], manner: Manner): string {
  if (manner.addresses)
    return (manner.disorder ? manner.random.shuffled(cells) : cells).map((cell) => cellXml(cell, manner)).join('')
  const out: string[] = []
  for (const cell of cells) {
    while (out.length < cell.column) out.push(`<${manner.prefix}c/>`)
    out.push(cellXml(cell, manner))
  }
  return out.join('')
}

function cellXml(cell: RandomCell, manner: Manner): string {
  const { random, prefix: p } = manner
  const { type, inner } = valueXml(cell.content, manner)
  const attributes = [
    ...(manner.addresses ? [`r="${columnLetters(cell.column)}${cell.row + 1}"`] : []),
    ...(cell.style > 0 || random.once(2) ? [`s="${cell.style}"`] : []),
    ...(type === '' ? [] : [`t="${type}"`]),
    ...(random.once(6) ? ['vm="1"', "cm='1'"] : []),
  ]
  const gap = random.once(8) ? '\n ' : ' '
  return `<${p}c${gap}${random.shuffled(attributes).join(gap)}>${inner}</${p}c${random.once(8) ? ' ' : ''}>`
}

function valueXml(content: RandomCell['content'], manner: Manner): { type: string; inner: string } {
  const { prefix: p, random, sharedTexts } = manner
  const formula = random.once(4) ? `<${p}f>${random.pick(['A1', 'SUM(A1:B2)', 'IF(A1&lt;2,"v","&amp;")'])}</${p}f>` : ''
  const value = (written: string) => `${formula}<${p}v>${written}</${p}v>`
  switch (content.as) {
    case 'shared': {
      sharedTexts.push(content.text)
      return { type: 's', inner: `<${p}v>${sharedTexts.length - 1}</${p}v>` }
    }
    case 'inline':
      return { type: 'inlineStr', inner: `<${p}is>${runs(content.text, p, random)}</${p}is>` }
    case 'formula-text':
      return { type: 'str', inner: `<${p}f>T(A1)</${p}f><${p}v>${cellText(content.text, random)}</${p}v>` }
    case 'boolean':
      return { type: 'b', inner: value(content.value ? '1' : '0') }
    case 'error':
      return { type: 'e', inner: value(content.sign) }
    case 'iso-date':
      return { type: 'd', inner: value(content.written) }
    case 'formula-without-value':
      return {
        type: '',
        inner: random.pick([
          `<${p}f>A1</${p}f>`,
          `<${p}f t="shared" si="0"/>`,
          `<${p}f>A1</${p}f><${p}v></${p}v>`,
          `<${p}f>A1</${p}f><${p}v/>`,
        ]),
      }
    case 'number':
      return { type: random.once(3) ? 'n' : '', inner: value(content.written) }
  }
}

/** A text as one piece or as runs with phonetic ones between them. */
function runs(text: string, p: string, random: Random): string {
  const piece = (part: string) => `<${p}t xml:space="preserve">${cellText(part, random)}</${p}t>`
  const phonetic = random.once(3)
    ? `<${p}rPh sb="0" eb="1"><${p}t>pin yin</${p}t></${p}rPh><${p}phoneticPr fontId="1"/>`
    : ''
  if (!random.once(3)) return piece(text) + phonetic
  const characters = [...text]
  // An escape must not be torn apart.
  const cut = text.includes('_') ? 0 : random.below(characters.length + 1)
  const run = (part: string) => `<${p}r>${random.once(2) ? `<${p}rPr><${p}b/></${p}rPr>` : ''}${piece(part)}</${p}r>`
  return run(characters.slice(0, cut).join('')) + run(characters.slice(cut).join('')) + phonetic
}

/** A text as it stands in a cell: what looks like an escape is escaped itself, and so is what XML cannot hold. */
function cellText(text: string, random: Random): string {
  const escaped = text
    .replace(/_(?=x[0-9a-fA-F]{4}[_\u0001-\u001f])/g, '_x005F_')
    .replace(
      /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/\r/g, () => (random.once(2) ? '_x000D_' : '\ue000'))
  if (random.once(6) && !/[\ue000]|\]\]>/.test(escaped)) return `<![CDATA[${escaped}]]>`
  return escaped
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', () => random.pick(['&gt;', '&#62;', '&#x3E;']))
    .replaceAll('"', () => random.pick(['"', '&quot;']))
    .replaceAll('\ue000', '&#13;')
    .replace(/[\u4e00-\u9fff]/g, (char) => (random.once(8) ? `&#x${char.charCodeAt(0).toString(16)};` : char))
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function namespace(prefix: string, uri: string): string {
  return prefix === '' ? `xmlns="${uri}"` : `xmlns:${prefix.slice(0, -1)}="${uri}"`
}

function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
