import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ImportRow } from '../../../state/selectors/import-list.ts'
import type { ImportFile } from '../../../state/slices/imports.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './file-list.module.css'

function pathOf(row: ImportRow): string {
  if (row.kind === 'member') return row.member.file.path
  return 'file' in row ? row.file.path : ''
}

/** What a line of the file list is given. `tabbable` is the one line that the tab key reaches; arrow keys reach the others. */
export type FileRowProps = {
  row: ImportRow
  index: number
  current: boolean
  tabbable: boolean
  onSelect: (row: ImportRow) => void
  onStep: (index: number, key: string) => boolean
  onFold: (key: string, unfolded: boolean) => void
}

/** Takes a file out of the import. Only the line that the arrow keys stand on is in the way of the tab key. */
export function RemoveButton({
  file,
  tabbable,
  shown = false,
}: {
  file: ImportFile
  tabbable: boolean
  shown?: boolean
}) {
  const { t } = useWords()
  const actions = useActions().imports
  const label = t('review.files.remove', { name: file.name })
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={styles.remove ?? ''}
        data-shown={shown || undefined}
        size={24}
        color="gray"
        tabIndex={tabbable ? 0 : -1}
        aria-label={label}
        onClick={() => {
          actions.removeFile(file.key)
        }}
      >
        <IconX size={14} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Name and state of a line; choosing it shows its table. */
export function SelectButton(
  props: FileRowProps & { title: string; subtitle: string; muted?: boolean; doubtful?: boolean; wrap?: boolean },
) {
  const { row } = props
  return (
    <UnstyledButton
      className={styles.words}
      data-select
      data-muted={props.muted || undefined}
      tabIndex={props.tabbable ? 0 : -1}
      aria-current={props.current || undefined}
      onClick={() => {
        props.onSelect(row)
      }}
      onKeyDown={(event) => {
        if (props.onStep(props.index, event.key)) event.preventDefault()
      }}
    >
      <span className={styles.name} title={pathOf(row) + props.title}>
        {props.title}
      </span>
      <span className={styles.detail} data-wrap={props.wrap || undefined} data-doubtful={props.doubtful || undefined}>
        {props.subtitle}
      </span>
    </UnstyledButton>
  )
}
