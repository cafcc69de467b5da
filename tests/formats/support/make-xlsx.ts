import { makeZip, type RawEntry } from './make-zip.ts'

/** A workbook by its parts: `sheets` are the inner XML of worksheets (or a whole part when it begins with `<?xml`). */
export type XlsxParts = {
  sheets: { name: string; xml: string; state?: 'hidden' | 'veryHidden' }[]
  shared?: string[]
  styles?: string
  date1904?: boolean
  macros?: boolean
  extra?: RawEntry[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Writes the parts of an .xlsx as Excel would name them. */
export function makeXlsx({ sheets, shared, styles, date1904, macros, extra = [] }: XlsxParts): Uint8Array {
  const kind =
    macros === true
      ? 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
  const relations = sheets.map((_, index) =>
    relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  )
  relations.push(relation('rIdS', 'sharedStrings', 'sharedStrings.xml'), relation('rIdT', 'styles', 'styles.xml'))
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escape(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  const entries: RawEntry[] = [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 === true ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${relations.join('')}</Relationships>` },
    ...sheets.map(({ xml }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: xml.startsWith('<?xml') ? xml : `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
    })),
  ]
  if (shared !== undefined)
    entries.push({
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${MAIN}">${shared.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    })
  if (styles !== undefined)
    entries.push({ name: 'xl/styles.xml', content: `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` })
  return makeZip([...entries, ...extra])
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
}

/** Text as it stands in XML. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A sheet of inline texts and numbers, row by row. */
export function sheetOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null): string =>
    value === null
      ? '<c/>'
      : typeof value === 'number'
        ? `<c><v>${value}</v></c>`
        : `<c t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`
}
