import { formatBytes, formatCount } from '../../../i18n/format.ts'
import type { TextKey, Translator } from '../../../i18n/translate.ts'
import type { ImportFile } from '../../../state/slices/imports.ts'

/** What is being done to a file: bytes, rows or sheets, with the sheet's name. */
export function progressText(file: ImportFile, t: Translator['t']): string {
  const { state } = file
  if (state.status !== 'reading') return ''
  const phase = state.phase === null ? t('shell.working') : t(`shell.phase.${state.phase}` as TextKey)
  if (state.unit === null) return phase
  const format = state.unit === 'bytes' ? formatBytes : formatCount
  const amount =
    state.total === null
      ? format(state.done)
      : t(`shell.amount.${state.unit}`, { done: format(state.done), total: format(state.total) })
  return [`${phase} ${amount}`, state.label].filter((part) => part !== '').join(' · ')
}
