import type { OfficeSheet, OfficeWorkbook } from './workbook.ts'
import { XML_HEADER, columnLetters, xmlText } from './xml-text.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const PACKAGE_ML = 'application/vnd.openxmlformats-package'
const OFFICE_ML = 'application/vnd.openxmlformats-officedocument'

/** Part `[Content_Types].xml` for so many sheets and the drawings at these paths. */
export function contentTypesPart(sheets: number, drawings: readonly string[]): string {
  const part = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}+xml"/>`
  return [
    `${XML_HEADER}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="${PACKAGE_ML}.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
    drawings.length === 0 ? '' : '<Default Extension="png" ContentType="image/png"/>',
    part('xl/workbook.xml', `${SHEET_ML}.sheet.main`),
    ...Array.from({ length: sheets }, (_, n) => part(`xl/worksheets/sheet${n + 1}.xml`, `${SHEET_ML}.worksheet`)),
    ...drawings.map((path) => part(path, `${OFFICE_ML}.drawing`)),
    part('xl/styles.xml', `${SHEET_ML}.styles`),
    part('xl/sharedStrings.xml', `${SHEET_ML}.sharedStrings`),
    part('docProps/core.xml', `${PACKAGE_ML}.core-properties`),
    part('docProps/app.xml', `${OFFICE_ML}.extended-properties`),
    '</Types>',
  ].join('')
}

/** Part `_rels/.rels`. */
export function packageRelationsPart(): string {
  return relations([
    [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
  ])
}

/** Part `xl/_rels/workbook.xml.rels`; sheet n has the relation n. */
export function workbookRelationsPart(sheets: number): string {
  const sheet = (n: number): [string, string] => [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${n}.xml`]
  return relations([
    ...Array.from({ length: sheets }, (_, n) => sheet(n + 1)),
    [`${OFFICE}/relationships/styles`, 'styles.xml'],
    [`${OFFICE}/relationships/sharedStrings`, 'sharedStrings.xml'],
  ])
}

function relations(targets: [type: string, target: string][]): string {
  const list = targets.map(([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${type}" Target="${target}"/>`)
  return `${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

/** Part `xl/workbook.xml`. `names` are the checked names of the sheets. */
export function workbookPart(sheets: OfficeSheet[], names: string[]): string {
  const list = sheets.map((sheet, n) => {
    const state = sheet.hidden ? ' state="hidden"' : ''
    return `<sheet name="${xmlText(names[n] ?? '')}" sheetId="${n + 1}"${state} r:id="rId${n + 1}"/>`
  })
  const defined = sheets.map((sheet, n) => definedNames(sheet, n, names[n] ?? '')).join('')
  return [
    `${XML_HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>',
    `<sheets>${list.join('')}</sheets>`,
    defined === '' ? '' : `<definedNames>${defined}</definedNames>`,
    '</workbook>',
  ].join('')
}

function definedNames(sheet: OfficeSheet, index: number, name: string): string {
  const quoted = `'${xmlText(name).replaceAll("'", "''")}'`
  let xml = ''
  if (sheet.filter !== null) {
    const { top, left, bottom, right } = sheet.filter
    const range = `$${columnLetters(left)}$${top + 1}:$${columnLetters(right)}$${bottom + 1}`
    xml += `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!${range}</definedName>`
  }
  const repeat = sheet.print?.repeatRows
  if (repeat !== undefined && repeat !== null) {
    xml += `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$${repeat[0] + 1}:$${repeat[1] + 1}</definedName>`
  }
  return xml
}

/** Part `docProps/core.xml`. */
export function corePropertiesPart({ title, created, program }: OfficeWorkbook): string {
  const time = (tag: string) => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:${tag}>`
  return [
    `${XML_HEADER}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(program)}</dc:creator>${time('created')}${time('modified')}`,
    '</cp:coreProperties>',
  ].join('')
}

/** Part `docProps/app.xml`. */
export function appPropertiesPart(program: string): string {
  return `${XML_HEADER}<Properties xmlns="${OFFICE}/extended-properties"><Application>${xmlText(program)}</Application></Properties>`
}
