/** A file with the folder path it was dropped in ('' for single files). */
type DroppedFile = { blob: Blob; name: string; path: string }

/** Names that office programs and file systems leave beside real files. */
const litter = /^(~\$|\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i

/** All files of a drop, folders walked to any depth, in the order of their paths. Litter such as `~$lock.xlsx` is left out. */
export async function readDroppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  // Entries must be taken before the first await: the browser empties the list afterwards.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...transfer.files].map((file) => ({ blob: file, name: file.name, path: '' }))
  const files = await Promise.all(entries.map((entry) => readEntry(entry, '')))
  return files.flat().sort((a, b) => (a.path + a.name).localeCompare(b.path + b.name, 'zh'))
}

/** Files of an `<input type=file>`, with folder paths when a folder was picked. */
export function readPickedFiles(list: FileList): DroppedFile[] {
  return [...list]
    .filter((file) => !litter.test(file.name))
    .map((file) => ({ blob: file, name: file.name, path: file.webkitRelativePath.slice(0, -file.name.length) }))
}

async function readEntry(entry: FileSystemEntry, path: string): Promise<DroppedFile[]> {
  if (litter.test(entry.name)) return []
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject) })
    return [{ blob: file, name: file.name, path }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    // A reader hands out at most 100 entries a call.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject) })
    if (batch.length === 0) break
    children.push(...batch)
  }
  const files = await Promise.all(children.map((child) => readEntry(child, `${path}${entry.name}/`)))
  return files.flat()
}
