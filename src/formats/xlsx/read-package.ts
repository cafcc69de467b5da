import { AppError } from '../../core/base/app-error.ts'
import type { ReadWatch } from '../read-limits.ts'
import type { OpenZip } from '../zip/open-zip.ts'
import { toUtf8 } from './decode-part.ts'
import { isTrue, xmlTags } from './xml-tags.ts'

/** A sheet as the workbook part lists it; `part` is null where its part is missing, `kind` tells worksheets from the rest. */
export type SheetPart = { name: string; hidden: boolean; part: string | null; kind: 'worksheet' | 'other' }

/** Where the parts of an OOXML workbook are. */
export type WorkbookPackage = {
  sheets: SheetPart[]
  date1904: boolean
  sharedStrings: string | null
  styles: string | null
  externalLinks: boolean
  /** False where no part lists the sheets, and those that are there were taken as found. */
  listed: boolean
}

type Relation = { type: string; target: string }

/** Finds the parts of a workbook by its relationships. Throws `workbook/unreadable` when there is no workbook part. */
export async function readPackage(zip: OpenZip, watch: ReadWatch): Promise<WorkbookPackage> {
  const main = await findMain(zip, watch)
  if (main === null) return packageWithoutList(zip)
  const relations = await readRelations(zip, main, watch)
  const found: WorkbookPackage = {
    sheets: [],
    date1904: false,
    sharedStrings: null,
    styles: null,
    externalLinks: false,
    listed: true,
  }
  const ofType = (type: string): string | null => {
    for (const relation of relations.values())
      if (relation.type === type && zip.find(relation.target) !== null) return relation.target
    return null
  }
  found.sharedStrings = ofType('sharedStrings') ?? existing(zip, 'xl/sharedStrings.xml')
  found.styles = ofType('styles') ?? existing(zip, 'xl/styles.xml')
  found.externalLinks = [...relations.values()].some((relation) => relation.type === 'externalLink')
  for (const { name, kind, attributes } of xmlTags(await readXml(zip, main, watch))) {
    if (kind === 'close') continue
    // The extension list has a `workbookPr` of its own, without this attribute.
    if (name === 'workbookPr' && attributes.has('date1904')) found.date1904 = isTrue(attributes.get('date1904'))
    if (name === 'sheet') found.sheets.push(toSheet(zip, attributes, relations, found.sheets.length))
  }
  return found
}

/** Decoded text of a small part. */
export async function readXml(zip: OpenZip, part: string, watch: ReadWatch): Promise<string> {
  const entry = zip.find(part)
  if (entry === null) throw new AppError('workbook/unreadable', {}, { detail: `${part} is missing` })
  return new TextDecoder().decode(toUtf8((await zip.unpack(entry, watch)).bytes))
}

async function findMain(zip: OpenZip, watch: ReadWatch): Promise<string | null> {
  const relations = await readRelations(zip, '', watch)
  for (const { type, target } of relations.values())
    if (type === 'officeDocument' && zip.find(target) !== null) return target
  return existing(zip, 'xl/workbook.xml')
}

/** A package without a workbook part: its worksheets by the numbers in their names. Throws `workbook/unreadable` where there are none. */
function packageWithoutList(zip: OpenZip): WorkbookPackage {
  const parts = zip.entries.map(({ name }) => name).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))
  if (parts.length === 0) throw new AppError('workbook/unreadable', {}, { detail: 'no workbook part' })
  const number = (part: string) => Number(/(\d+)\.xml$/i.exec(part)?.[1] ?? '0')
  const named = (part: string) => part.slice(part.lastIndexOf('/') + 1, -'.xml'.length)
  const sheets = parts
    .sort((a, b) => number(a) - number(b))
    .map((part): SheetPart => ({ name: named(part), hidden: false, part, kind: 'worksheet' }))
  return {
    sheets,
    date1904: false,
    sharedStrings: existing(zip, 'xl/sharedStrings.xml'),
    styles: existing(zip, 'xl/styles.xml'),
    externalLinks: false,
    listed: false,
  }
}

function existing(zip: OpenZip, part: string): string | null {
  return zip.find(part) === null ? null : part
}

/** Relationships of a part by id; types by their last word, which transitional and strict files share. */
async function readRelations(zip: OpenZip, part: string, watch: ReadWatch): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const entry = zip.find(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  const relations = new Map<string, Relation>()
  if (entry === null) return relations
  const xml = new TextDecoder().decode(toUtf8((await zip.unpack(entry, watch)).bytes))
  for (const { name, attributes } of xmlTags(xml)) {
    const id = attributes.get('Id')
    if (name !== 'Relationship' || id === undefined) continue
    const type = attributes.get('Type') ?? ''
    relations.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolvePath(folder, attributes.get('Target') ?? ''),
    })
  }
  return relations
}

function resolvePath(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const out: string[] = []
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') out.pop()
    else if (step !== '' && step !== '.') out.push(step)
  }
  return out.join('/')
}

function toSheet(
  zip: OpenZip,
  attributes: ReadonlyMap<string, string>,
  relations: Map<string, Relation>,
  index: number,
): SheetPart {
  const relation = relations.get(attributes.get('id') ?? '')
  const state = attributes.get('state')
  const part = [
    relation?.target,
    `xl/${relation?.target ?? ''}`,
    relation === undefined ? `xl/worksheets/sheet${index + 1}.xml` : '',
  ]
  return {
    name: attributes.get('name') ?? `Sheet${index + 1}`,
    hidden: state === 'hidden' || state === 'veryHidden',
    part: part.find((path) => path !== undefined && path !== '' && zip.find(path) !== null) ?? null,
    kind: relation === undefined || relation.type === 'worksheet' ? 'worksheet' : 'other',
  }
}
