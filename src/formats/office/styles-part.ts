import { XML_HEADER, xmlText } from './xml-text.ts'
import type { BorderLine, CellStyle } from './workbook.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** Ids of own number formats begin here; lower ones are Excel's built-in formats. */
const FIRST_FORMAT = 164
const DEFAULT_FONT: CellStyle['font'] = { name: '宋体', size: 11 }

/** Distinct XML fragments in order of first use; a fragment's index is its id. */
class Pool {
  readonly items: string[] = []
  private readonly ids = new Map<string, number>()

  id(xml: string): number {
    const known = this.ids.get(xml)
    if (known !== undefined) return known
    const id = this.items.push(xml) - 1
    this.ids.set(xml, id)
    return id
  }

  list(tag: string): string {
    return `<${tag} count="${this.items.length}">${this.items.join('')}</${tag}>`
  }
}

/** Part `styles.xml`. Format 0 is the default look; style n of the workbook is format n + 1. */
export function stylesPart(styles: CellStyle[]): string {
  const fonts = new Pool()
  const fills = new Pool()
  const borders = new Pool()
  const formats = new Pool()
  fonts.id(fontXml(DEFAULT_FONT))
  // Excel takes the first two fills for itself, whatever they say.
  fills.id('<fill><patternFill patternType="none"/></fill>')
  fills.id('<fill><patternFill patternType="gray125"/></fill>')
  borders.id(borderXml({}))
  const cells = [{}, ...styles].map((style: CellStyle) => {
    const font = fonts.id(fontXml(style.font))
    const fill = style.fill === undefined ? 0 : fills.id(fillXml(style.fill))
    const border = borders.id(borderXml(style.border ?? {}))
    const format = style.numberFormat === undefined ? 0 : FIRST_FORMAT + formats.id(style.numberFormat)
    const ids = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    return `<xf ${ids} ${applied}>${alignXml(style.align ?? {})}</xf>`
  })
  const formatXml = formats.items.map(
    (code, id) => `<numFmt numFmtId="${FIRST_FORMAT + id}" formatCode="${xmlText(code)}"/>`,
  )
  return [
    `${XML_HEADER}<styleSheet xmlns="${MAIN}">`,
    formatXml.length === 0 ? '' : `<numFmts count="${formatXml.length}">${formatXml.join('')}</numFmts>`,
    fonts.list('fonts'),
    fills.list('fills'),
    borders.list('borders'),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('')
}

function fontXml(font: CellStyle['font']): string {
  const { name, size, bold, colour } = { ...DEFAULT_FONT, ...font }
  const paint = colour === undefined ? '' : `<color rgb="FF${xmlText(colour)}"/>`
  return `<font>${bold === true ? '<b/>' : ''}<sz val="${size ?? 11}"/>${paint}<name val="${xmlText(name ?? '')}"/></font>`
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${xmlText(colour)}"/><bgColor indexed="64"/></patternFill></fill>`
}

function borderXml(border: NonNullable<CellStyle['border']>): string {
  const side = (tag: string, line: BorderLine | undefined) =>
    line === undefined ? `<${tag}/>` : `<${tag} style="${line}"><color rgb="FF000000"/></${tag}>`
  const sides = [
    side('left', border.left),
    side('right', border.right),
    side('top', border.top),
    side('bottom', border.bottom),
  ]
  return `<border>${sides.join('')}<diagonal/></border>`
}

function alignXml(align: NonNullable<CellStyle['align']>): string {
  const horizontal = align.horizontal === undefined ? '' : ` horizontal="${align.horizontal}"`
  const indent = align.indent === undefined || align.indent === 0 ? '' : ` indent="${align.indent}"`
  const wrap = align.wrap === true ? ' wrapText="1"' : ''
  return `<alignment${horizontal} vertical="${align.vertical ?? 'center'}"${indent}${wrap}/>`
}
