const FILE_PASS = 0x002f
const END_OF_SUBSTREAM = 0x000a

/**
 * True when the globals of a BIFF stream hold a FILEPASS record: everything after it is encrypted ([MS-XLS] 2.4.117).
 * `head` is the beginning of the Workbook stream; the record stands near its start.
 */
export function findBiffPassword(head: Uint8Array): boolean {
  let at = 0
  for (let count = 0; at + 4 <= head.length; count++) {
    const kind = (head[at] ?? 0) | ((head[at + 1] ?? 0) << 8)
    const length = (head[at + 2] ?? 0) | ((head[at + 3] ?? 0) << 8)
    if (kind === FILE_PASS) return length > 0
    if (kind === END_OF_SUBSTREAM && count > 0) return false
    at += 4 + length
  }
  return false
}
