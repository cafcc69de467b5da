import { Button } from '@mantine/core'
import { useRef } from 'react'
import { readPickedFiles } from './dropped-files.ts'

/** Two buttons that open the browser's dialogs for files and for a folder. */
export function FileButtons(props: {
  accept: string
  filesLabel: string
  folderLabel: string
  onPick: (files: ReturnType<typeof readPickedFiles>) => void
}) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement): void => {
    if (input.files !== null && input.files.length > 0) props.onPick(readPickedFiles(input.files))
    // The same file must be pickable again.
    input.value = ''
  }
  return (
    <>
      <Button onClick={() => files.current?.click()}>{props.filesLabel}</Button>
      <Button variant="default" onClick={() => folder.current?.click()}>
        {props.folderLabel}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={props.accept}
        aria-label={props.filesLabel}
        data-picker="files"
        onChange={(event) => {
          take(event.currentTarget)
        }}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        aria-label={props.folderLabel}
        data-picker="folder"
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          take(event.currentTarget)
        }}
      />
    </>
  )
}
