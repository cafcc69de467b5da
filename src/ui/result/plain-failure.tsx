import type { AppError } from '../../core/base/app-error.ts'
import { useWords } from '../hooks/use-app.ts'
import { FailureNote } from '../kit/failure-note.tsx'

/** A failure in the words of its code, with the engine's own text behind "details". */
export function PlainFailure({ failure: { code, params, detail } }: { failure: AppError }) {
  const { t, error } = useWords()
  return (
    <FailureNote
      text={error(code, params)}
      detail={detail ?? null}
      detailLabel={t('shell.details')}
      hideLabel={t('shell.hideDetails')}
    />
  )
}
