import type { ReadWatch } from './read-limits.ts'
import type { OpenZip } from './zip/open-zip.ts'

/** Parts of a workbook that hold no cells. */
const USELESS_PART =
  /(?:^|\/)(?:media|drawings|charts|embeddings|printerSettings|pivotCache|theme|customXml|activeX|ctrlProps|externalLinks|docProps|Pictures|Thumbnails|Configurations2|Basic|Scripts)\/|\.(?:png|jpe?g|gif|emf|wmf|vml)$|vbaProject|calcChain/i

/** Unpacks the parts of a workbook that may hold cells, for a reader that wants them all at once. Throws as unpacking does. */
export async function unpackParts(zip: OpenZip, watch: ReadWatch): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  const entries = zip.entries.filter((entry) => !entry.name.endsWith('/') && !USELESS_PART.test(entry.name))
  for (const [index, entry] of entries.entries()) {
    watch.onProgress?.({ phase: 'inflate', done: index, total: entries.length, unit: 'sheets', label: entry.name })
    parts.set(entry.name, (await zip.unpack(entry, watch)).bytes)
  }
  return parts
}
