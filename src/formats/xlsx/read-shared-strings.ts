import type { TextDictionary } from '../text-dictionary.ts'
import { decodeCellText } from './xml-text.ts'

const decoder = new TextDecoder()
const ITEM = /<(\/?)(?:\w+:)?(si|t|rPh)\b([^>]*)>/g
const SLICE_BYTES = 32 * 1024 * 1024

/**
 * Ids in the dictionary of the shared strings, in their order. The runs of rich text are joined, phonetic runs are dropped.
 * The part is decoded in slices that end between items: as one text it could be longer than a browser allows.
 */
export function readSharedStrings(bytes: Uint8Array, dictionary: TextDictionary): Int32Array {
  const ids: number[] = []
  let start = 0
  while (start < bytes.length) {
    const end = sliceEnd(bytes, start)
    readItems(decoder.decode(bytes.subarray(start, end)), (text) => ids.push(dictionary.idOf(text)))
    start = end
  }
  return Int32Array.from(ids)
}

/** Position after an item's end tag near the wished end; the end of the part where there is none. */
function sliceEnd(bytes: Uint8Array, start: number): number {
  for (let at = start + SLICE_BYTES; at < bytes.length; at++) {
    // `si>` ends both `</si>` and `</x:si>`, and `<si/>` has no text to lose.
    if (
      bytes[at] === 0x3e &&
      bytes[at - 1] === 0x69 &&
      bytes[at - 2] === 0x73 &&
      (bytes[at - 3] === 0x2f || bytes[at - 3] === 0x3a)
    )
      return at + 1
  }
  return bytes.length
}

function readItems(xml: string, onItem: (text: string) => void): void {
  let text = ''
  let textStart = -1
  let phonetic = false
  ITEM.lastIndex = 0
  for (let match = ITEM.exec(xml); match !== null; match = ITEM.exec(xml)) {
    const closing = match[1] === '/'
    const empty = match[3]?.endsWith('/') === true
    switch (match[2]) {
      case 'si':
        if (closing || empty) onItem(text)
        text = ''
        break
      case 'rPh':
        phonetic = !closing && !empty
        break
      default:
        if (closing && textStart >= 0 && !phonetic) text += decodeCellText(xml.slice(textStart, match.index))
        textStart = closing || empty ? -1 : ITEM.lastIndex
    }
  }
}
