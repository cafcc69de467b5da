import { IconTableOff } from '@tabler/icons-react'
import { countRowsRead } from '../../core/result/loaded-inputs.ts'
import { formatCount } from '../../i18n/format.ts'
import type { ResultInfo } from '../../state/actions/results.ts'
import { useWords } from '../hooks/use-app.ts'
import { EmptyNote } from '../kit/empty-note.tsx'

/** A result without rows: why, as far as it is known, what was asked, and what was looked at. */
export function EmptyResult({ info, reason }: { info: ResultInfo; reason: string | null }) {
  const { t } = useWords()
  const { parameters } = info.origin
  const asked = parameters.map(({ label, value }) => `${label} ${value}`).join(' · ')
  return (
    <EmptyNote icon={IconTableOff} title={t('result.empty')} text={reason ?? t('result.emptyText')}>
      {asked === ''
        ? null
        : t('result.emptyParameters', { parameters: asked, rows: formatCount(countRowsRead(info.origin)) })}
    </EmptyNote>
  )
}
