import { Button, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ColumnFilter } from '../../../core/result/page.ts'
import type { Translator } from '../../../i18n/translate.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './table-view.module.css'

function filterText(filter: ColumnFilter, t: Translator['t']): string {
  const { column } = filter
  switch (filter.kind) {
    case 'contains':
      return t('data.filter.containsText', { column, text: filter.text })
    case 'range':
      return t('data.filter.rangeText', { column, from: filter.from ?? '', to: filter.to ?? '' })
    case 'one-of':
      return t('data.filter.oneOfText', { column, values: filter.values.join('、') })
    case 'is-empty':
      return t('data.filter.emptyText', { column })
    case 'is-filled':
      return t('data.filter.filledText', { column })
  }
}

/** The filters in force, each with a way to remove it. */
export function FilterChips({
  filters,
  onChange,
}: {
  filters: ColumnFilter[]
  onChange: (filters: ColumnFilter[]) => void
}) {
  const { t } = useWords()
  if (filters.length === 0) return null
  return (
    <div className={styles.filters} aria-label={t('data.filter.title')} role="group">
      {filters.map((filter) => {
        const text = filterText(filter, t)
        return (
          <UnstyledButton
            key={`${filter.kind} ${filter.column}`}
            className={styles.filter}
            aria-label={t('data.filter.removeOne', { text })}
            onClick={() => {
              onChange(filters.filter((each) => each !== filter))
            }}
          >
            {text}
            <IconX size={12} stroke={1.75} aria-hidden="true" />
          </UnstyledButton>
        )
      })}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          onChange([])
        }}
      >
        {t('data.filter.clear')}
      </Button>
    </div>
  )
}
