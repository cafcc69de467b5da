import { decodeXmlText } from './xml-text.ts'

/** One tag of a small XML part: local name without prefix, attributes by local name, decoded. */
export type XmlTag = { name: string; kind: 'open' | 'close' | 'empty'; attributes: ReadonlyMap<string, string> }

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g
const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The tags of a part in order. Comments and processing instructions are left out. For small parts only: sheets are scanned as bytes. */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (const match of xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)) {
    const attributes = new Map<string, string>()
    for (const [, name, double, single] of (match[3] ?? '').matchAll(ATTRIBUTE)) {
      if (name !== undefined) attributes.set(name, decodeXmlText(double ?? single ?? ''))
    }
    const kind = match[1] === '/' ? 'close' : match[4] === '/' ? 'empty' : 'open'
    yield { name: match[2] ?? '', kind, attributes }
  }
}

/** A boolean attribute of SpreadsheetML: `1`, `true`, `on`. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
