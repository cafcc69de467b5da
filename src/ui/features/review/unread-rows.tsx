import { ActionIcon, Progress, Tooltip } from '@mantine/core'
import { IconRefresh, IconX } from '@tabler/icons-react'
import { formatBytes } from '../../../i18n/format.ts'
import type { ImportFile } from '../../../state/slices/imports.ts'
import { useActions, useWords } from '../../hooks/use-app.ts'
import styles from './file-list.module.css'
import type { FileRowProps } from './file-row-buttons.tsx'
import { RemoveButton, SelectButton } from './file-row-buttons.tsx'
import { progressText } from './progress-text.ts'

/** A file that waits or is being read, with its progress and a way to stop it. */
export function ReadingRow({ file }: { file: ImportFile }) {
  const { t } = useWords()
  const actions = useActions().imports
  const { state } = file
  const share =
    state.status === 'reading' && state.total !== null && state.total > 0 ? (100 * state.done) / state.total : null
  return (
    <div className={styles.line} data-passive>
      <span className={styles.tick} />
      <span className={styles.words}>
        <span className={styles.name} title={file.path + file.name}>
          {file.name}
        </span>
        <span className={styles.detail}>
          {state.status === 'reading'
            ? progressText(file, t)
            : t('review.files.waiting', { bytes: formatBytes(file.bytes) })}
        </span>
        {state.status === 'reading' && (
          <Progress
            className={styles.progress ?? ''}
            size={3}
            value={share ?? 100}
            animated={share === null}
            aria-label={file.name}
            transitionDuration={120}
          />
        )}
      </span>
      <Tooltip label={t('shell.cancel')}>
        <ActionIcon
          className={styles.remove ?? ''}
          data-shown
          size={24}
          color="gray"
          aria-label={t('review.files.stopOne', { name: file.name })}
          onClick={() => {
            actions.removeFile(file.key)
          }}
        >
          <IconX size={14} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

/** A file that could not be read, and why. */
export function FailedRow(props: FileRowProps & { file: ImportFile }) {
  const { t, error } = useWords()
  const actions = useActions().imports
  const { file } = props
  if (file.state.status !== 'failed') return null
  const { code, params } = file.state.failure
  return (
    <div className={styles.line} data-current={props.current || undefined} data-failed>
      <span className={styles.tick} />
      <SelectButton {...props} title={file.name} subtitle={error(code, { file: file.name, ...params })} wrap />
      <span className={styles.tools}>
        <Tooltip label={t('review.files.retry')}>
          <ActionIcon
            size={24}
            color="gray"
            tabIndex={props.tabbable ? 0 : -1}
            aria-label={`${t('review.files.retry')} ${file.name}`}
            onClick={() => {
              actions.retryFile(file.key)
            }}
          >
            <IconRefresh size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <RemoveButton file={file} shown tabbable={props.tabbable} />
      </span>
    </div>
  )
}
