import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconSearch, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useWords } from '../../hooks/use-app.ts'
import styles from './library-tree.module.css'

export type LibrarySearchFieldProps = {
  value: string
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  onFold: () => void
}

/** The head of the tree: the search, and the way to fold the tree. */
export function LibrarySearchField({ value, onChange, onKeyDown, onFold }: LibrarySearchFieldProps) {
  const { t } = useWords()
  return (
    <div className={styles.head}>
      <TextInput
        className={styles.search ?? ''}
        value={value}
        type="search"
        aria-label={t('template.search')}
        title={t('template.search')}
        placeholder={t('template.searchShort')}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
        rightSection={
          value.trim() === '' ? null : (
            <ActionIcon
              size={24}
              color="gray"
              aria-label={t('template.clearSearch')}
              onClick={() => {
                onChange('')
              }}
            >
              <IconX size={14} stroke={1.5} />
            </ActionIcon>
          )
        }
        onChange={(event) => {
          onChange(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
      />
      <Tooltip label={t('template.fold')}>
        <ActionIcon color="gray" aria-label={t('template.fold')} onClick={onFold}>
          <IconLayoutSidebarLeftCollapse size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
