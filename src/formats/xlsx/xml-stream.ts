import { AppError } from '../../core/base/app-error.ts'
import { Utf8Pieces } from './decode-part.ts'
import { XmlScanner } from './xml-scanner.ts'

/** Zero bytes behind the content: whoever looks a few bytes ahead meets no tag there. */
const PADDING = 64
/** What is collected before it is scanned. */
const BATCH_BYTES = 64 * 1024
/** No tag and no text of a cell is longer: Excel allows 32,767 characters. */
const MAX_TOKEN_BYTES = 64 * 1024 * 1024

/**
 * An XML part that comes in pieces and is scanned as it comes. `step` is called while it answers true; false means that it needs more
 * than is there, and it must have left `scan.at` where it wants to go on. Only what lies between two steps is kept.
 */
export class XmlStream {
  readonly scan: XmlScanner
  private readonly step: () => boolean
  private readonly pieces = new Utf8Pieces()
  private wanted = BATCH_BYTES

  constructor(step: () => boolean) {
    this.scan = new XmlScanner(new Uint8Array(2 * BATCH_BYTES + PADDING))
    this.scan.end = 0
    this.step = step
  }

  /** Takes the next bytes of the part. Throws `workbook/unreadable` where no end of a tag or text comes. */
  push(piece: Uint8Array): void {
    const { scan } = this
    this.append(this.pieces.next(piece))
    if (scan.end - scan.at >= this.wanted) this.run()
  }

  /** Scans what is left; `at` then stands where the part ends, or at what has no end. */
  finish(): void {
    this.append(this.pieces.next(new Uint8Array(0), true))
    this.run()
  }

  private run(): void {
    const { scan } = this
    while (this.step()) continue
    const left = scan.end - scan.at
    if (left > MAX_TOKEN_BYTES)
      throw new AppError('workbook/unreadable', {}, { detail: `no end of a tag or text in ${left} bytes` })
    // A long text is looked through again each time: only when it has doubled.
    this.wanted = Math.max(BATCH_BYTES, left * 2)
  }

  private append(piece: Uint8Array): void {
    const { scan } = this
    const needed = scan.end - scan.at + piece.length + PADDING
    if (scan.end + piece.length + PADDING > scan.bytes.length) {
      const target = needed > scan.bytes.length ? new Uint8Array(Math.max(needed, scan.bytes.length * 2)) : scan.bytes
      target.set(scan.bytes.subarray(scan.at, scan.end))
      scan.bytes = target
      scan.end -= scan.at
      scan.at = 0
    }
    scan.bytes.set(piece, scan.end)
    scan.end += piece.length
    scan.bytes.fill(0, scan.end, scan.end + PADDING)
  }
}
