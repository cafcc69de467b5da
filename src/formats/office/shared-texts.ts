import { XML_HEADER, xmlText } from './xml-text.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TEXTS_PER_CHUNK = 1000

/** The texts of a workbook, each kept once. Inline texts would be simpler, but previewers and some readers show them as empty. */
export class SharedTexts {
  private readonly ids = new Map<string, number>()
  private uses = 0

  /** Index of the text in the shared list. */
  id(text: string): number {
    this.uses += 1
    const known = this.ids.get(text)
    if (known !== undefined) return known
    const id = this.ids.size
    this.ids.set(text, id)
    return id
  }

  /** Part `sharedStrings.xml` in chunks; call it when all sheets are written. */
  *part(): Generator<string> {
    let chunk = `${XML_HEADER}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.ids.size}">`
    for (const [text, id] of this.ids) {
      const space = /^\s|\s$|[\n\t]| {2}/.test(text) ? ' xml:space="preserve"' : ''
      chunk += `<si><t${space}>${xmlText(text)}</t></si>`
      if (id % TEXTS_PER_CHUNK === TEXTS_PER_CHUNK - 1) {
        yield chunk
        chunk = ''
      }
    }
    yield `${chunk}</sst>`
  }
}
