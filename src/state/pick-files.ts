/** What the file dialog offers; content decides in the end, so other names can be dropped. */
export const acceptedFiles = '.xlsx,.xlsm,.xlsb,.xls,.et,.ods,.csv,.txt,.tsv,.htm,.html,.xml,.yaml,.yml'

/** Names that office programs and file systems leave beside real files. */
const litter = /^(~\$|\.|Thumbs\.db$|desktop\.ini$)/i

/** Asks for files or for a folder by the browser's own dialog; empty when the person gives up. Must follow a key or a click. */
export function pickFiles(folder: boolean): Promise<{ blob: Blob; name: string; path: string }[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  if (folder) input.webkitdirectory = true
  else input.accept = acceptedFiles
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]), { once: true })
    input.addEventListener(
      'change',
      () => {
        const files = [...(input.files ?? [])].filter(({ name }) => !litter.test(name))
        resolve(
          files.map((file) => ({
            blob: file,
            name: file.name,
            path: file.webkitRelativePath.slice(0, -file.name.length),
          })),
        )
      },
      { once: true },
    )
    input.click()
  })
}
