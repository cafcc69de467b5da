import { AppError } from '../../core/base/app-error.ts'
import type { ZipPart } from '../zip/write-zip.ts'
import type { OfficeSheet, SheetPicture } from './workbook.ts'
import { XML_HEADER, xmlText } from './xml-text.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
/** Lengths in a drawing are in English metric units: 9,525 to a pixel of 1/96 inch. */
const EMU = 9525
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Places in the package of what belongs to the pictures of sheets: for `[Content_Types].xml`. */
export function drawingPaths(sheets: readonly OfficeSheet[]): string[] {
  return sheets.flatMap((sheet, at) => (hasPictures(sheet) ? [`xl/drawings/drawing${at + 1}.xml`] : []))
}

/** The parts of all pictures: each sheet's drawing with its relations, and the pictures. Throws export/failed for what is no PNG. */
export function* pictureParts(sheets: readonly OfficeSheet[]): Generator<ZipPart> {
  let number = 0
  for (const [at, sheet] of sheets.entries()) {
    if (!hasPictures(sheet)) continue
    const drawing = `drawing${at + 1}.xml`
    const pictures = (sheet.pictures ?? []).map((picture) => ({ picture, file: `image${(number += 1)}.png` }))
    yield part(`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, relations([['drawing', `../drawings/${drawing}`]]))
    yield part(`xl/drawings/${drawing}`, drawingXml(pictures.map(({ picture }) => picture)))
    const targets = pictures.map(({ file }): [string, string] => ['image', `../media/${file}`])
    yield part(`xl/drawings/_rels/${drawing}.rels`, relations(targets))
    for (const { picture, file } of pictures) yield { path: `xl/media/${file}`, content: picture.png }
  }
}

function hasPictures({ pictures = [] }: OfficeSheet): boolean {
  return pictures.length > 0
}

function part(path: string, text: string): ZipPart {
  return { path, content: new TextEncoder().encode(text) }
}

function relations(targets: [type: string, target: string][]): string {
  const list = targets.map(
    ([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML_HEADER}<Relationships xmlns="${PACKAGE}">${list.join('')}</Relationships>`
}

function drawingXml(pictures: readonly SheetPicture[]): string {
  const anchors = pictures.map((picture, n) => {
    const { width, height } = sizeOf(picture.png)
    const size = `cx="${Math.round(picture.width * EMU)}" cy="${Math.round(((picture.width * height) / width) * EMU)}"`
    const place = `<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${picture.row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`
    const head = `<xdr:nvPicPr><xdr:cNvPr id="${n + 2}" name="${xmlText(picture.name)}" descr="${xmlText(picture.name)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>`
    const fill = `<xdr:blipFill><a:blip r:embed="rId${n + 1}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>`
    const shape = `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`
    return `<xdr:oneCellAnchor>${place}<xdr:ext ${size}/><xdr:pic>${head}${fill}${shape}</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
  })
  const names = `xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"`
  return `${XML_HEADER}<xdr:wsDr ${names}>${anchors.join('')}</xdr:wsDr>`
}

/** Width and height in pixels: the first two numbers of the first chunk (PNG specification, 11.2.2). */
export function sizeOf(png: Uint8Array): { width: number; height: number } {
  const isPng = png.length > 24 && PNG_SIGNATURE.every((byte, at) => png[at] === byte)
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const size = isPng ? { width: view.getUint32(16), height: view.getUint32(20) } : { width: 0, height: 0 }
  if (size.width === 0 || size.height === 0) throw new AppError('export/failed', {}, { detail: 'a picture is no PNG' })
  return size
}
