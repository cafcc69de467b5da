import { Checkbox, Loader, Menu, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { columnLetter } from '../../../core/workbook/cell-address.ts'
import type { ColumnType, LayoutColumn } from '../../../core/workbook/table-layout.ts'
import { columnTypes } from '../../../core/workbook/table-layout.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './column-card.module.css'
import { DoubtText } from './doubt-text.tsx'
import { LevelsLine } from './levels-line.tsx'
import { UnitField } from './unit-field.tsx'
import { useDraft } from './use-draft.ts'
import { WordsLine } from './words-line.tsx'

/** What a card may change of its column. */
export type ColumnChange = Partial<Pick<LayoutColumn, 'name' | 'unit' | 'include' | 'words' | 'levels'>>

type ColumnCardProps = {
  column: LayoutColumn
  looked: boolean
  current: boolean
  onChange: (index: number, change: ColumnChange) => void
  onRetype: (index: number, type: ColumnType) => Promise<void>
  onShow: (index: number) => void
  onCell: (row: number, column: number) => void
}

/** One column: name, type, unit, what its values look like, and every doubt. */
export const ColumnCard = memo(function ColumnCard(props: ColumnCardProps) {
  const { column, looked } = props
  const { t } = useWords()
  const letter = columnLetter(column.index)
  const name = useDraft(column.name, (text) => {
    props.onChange(column.index, { name: text })
  })
  const warnings = column.doubts.filter(({ level }) => level === 'warning')
  const remarks = column.doubts.filter(({ level }) => level !== 'warning')
  const tone = column.include && !looked && warnings.length > 0 ? 'warn' : column.include ? 'plain' : 'out'
  return (
    <div className={styles.card} data-tone={tone} data-current={props.current || undefined} data-column={column.index}>
      <div className={styles.first}>
        <Checkbox
          size="xs"
          checked={column.include}
          aria-label={t('review.column.include', { name: column.name })}
          onChange={(event) => {
            props.onChange(column.index, { include: event.currentTarget.checked })
          }}
        />
        <UnstyledButton
          className={styles.letter}
          aria-label={t('review.column.show', { letter })}
          title={t('review.column.show', { letter })}
          onClick={() => {
            props.onShow(column.index)
          }}
        >
          {letter}
        </UnstyledButton>
        <TextInput
          className={styles.name ?? ''}
          classNames={{ input: styles.nameInput ?? '' }}
          variant="unstyled"
          aria-label={t('review.column.nameOf', { letter })}
          title={column.name}
          disabled={!column.include}
          {...name}
        />
      </div>
      {column.include ? (
        <>
          <div className={styles.second}>
            <TypeMenu column={column} onRetype={props.onRetype} />
            {hasUnit(column.type) && <UnitField column={column} onChange={props.onChange} />}
            <span className={styles.space} />
            <span className={styles.counts}>{countText(column, t)}</span>
          </div>
          {column.samples.length > 0 && (
            <p className={styles.samples} title={column.samples.join('\n')}>
              {column.samples.join('　')}
            </p>
          )}
          {[...warnings, ...remarks].map((doubt, index) => (
            <p key={index} className={styles.doubt} data-level={looked ? 'info' : doubt.level}>
              <DoubtText doubt={doubt} onCell={props.onCell} />
            </p>
          ))}
          <LevelsLine
            column={column}
            onInclude={(include) => {
              if (column.levels !== undefined) props.onChange(column.index, { levels: { ...column.levels, include } })
            }}
          />
          <WordsLine
            column={column}
            onInclude={(include) => {
              if (column.words !== undefined) props.onChange(column.index, { words: { ...column.words, include } })
            }}
          />
        </>
      ) : null}
    </div>
  )
})

function countText(column: LayoutColumn, t: ReturnType<typeof useWords>['t']): string {
  const { filled, empty, missingMarks } = column.counts
  const part = (key: 'filled' | 'emptyCount' | 'missing', count: number): string =>
    t(`review.column.${key}`, { count, n: formatCount(count) })
  if (filled === 0) return t('review.column.noValue')
  return [
    part('filled', filled),
    ...(empty > 0 ? [part('emptyCount', empty)] : []),
    ...(missingMarks > 0 ? [part('missing', missingMarks)] : []),
  ].join(' · ')
}

function hasUnit(type: ColumnType): boolean {
  return type === 'number' || type === 'integer'
}

function TypeMenu({ column, onRetype }: { column: LayoutColumn; onRetype: ColumnCardProps['onRetype'] }) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const choose = (type: ColumnType): void => {
    if (type === column.type) return
    setBusy(true)
    void onRetype(column.index, type).finally(() => {
      setBusy(false)
    })
  }
  return (
    <Menu position="bottom-start" shadow="md" width={230} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton
          className={styles.type}
          aria-label={t('review.column.typeOf', { name: column.name, type: t(`review.column.type.${column.type}`) })}
        >
          {t(`review.column.type.${column.type}`)}
          {busy ? (
            <Loader size={12} aria-label={t('review.column.retyping')} />
          ) : (
            <IconChevronDown size={13} stroke={1.5} aria-hidden="true" />
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {columnTypes.map((type) => (
          <Menu.Item
            key={type}
            data-selected={type === column.type || undefined}
            className={styles.typeItem ?? ''}
            onClick={() => {
              choose(type)
            }}
          >
            <span>{t(`review.column.type.${type}`)}</span>
            <span className={styles.typeHint}>{t(`review.column.typeHint.${type}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
