/** How long the browser may take to open the blob after the click. */
const keptMs = 60_000

/** Hands a finished file to the browser's downloads. Characters that Windows refuses in names become spaces. */
export function downloadFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = formatFileName(name)
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => { URL.revokeObjectURL(address) }, keptMs)
}

/** A file name that every system takes, at most 120 characters with its ending kept. */
export function formatFileName(name: string): string {
  const clean = name.replace(/[\u0000-\u001f<>:"/\\|?*\u202f]+/g, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 6 ? clean.slice(dot) : ''
  const stem = clean.slice(0, clean.length - ending.length).replace(/[. ]+$/, '')
  return `${Array.from(stem === '' ? 'table' : stem).slice(0, 120 - ending.length).join('')}${ending}`
}
