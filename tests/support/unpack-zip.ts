import { CFB } from '@e965/xlsx'

/** The part of the container reader that is used; the package has no types for it. */
type Archive = { FullPaths: string[]; FileIndex: { content?: Uint8Array }[] }
const { read } = CFB as { read(bytes: Uint8Array, options: { type: 'buffer' }): Archive }

/** Contents of an archive by path, as a library reads them that had no part in writing it. */
export function unpackZip(zip: Uint8Array): Map<string, string> {
  const archive = read(Buffer.from(zip), { type: 'buffer' })
  const contents = new Map<string, string>()
  for (const [index, path] of archive.FullPaths.entries()) {
    const content = archive.FileIndex[index]?.content
    // Folders, and the library's own marker entry.
    if (content === undefined || path.endsWith('/') || path.includes('\u0001')) continue
    contents.set(path.replace('Root Entry/', ''), Buffer.from(content).toString())
  }
  return contents
}
