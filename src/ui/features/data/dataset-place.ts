import type { Dataset } from '../../../core/dataset/dataset.ts'
import { listFiles, periodSpan } from '../../../core/dataset/describe-parts.ts'
import { formatCount, formatPeriod } from '../../../i18n/format.ts'
import type { useWords } from '../../hooks/use-app.ts'

type Words = Pick<ReturnType<typeof useWords>, 't' | 'language'>

/** Where a table came from in one line: its file and sheet, or how many files. */
export function describePlace(dataset: Dataset, { t }: Words): string {
  const [only] = dataset.parts
  if (dataset.parts.length === 1 && only !== undefined) return `${only.source.file} › ${only.source.sheet}`
  return t('data.files', { files: formatCount(listFiles(dataset).length) })
}

/** The periods of a table, first and last; null where none is known. */
export function describePeriods(dataset: Dataset, { language }: Words): string | null {
  const span = periodSpan(dataset)
  if (span === null) return null
  const [first, last] = [formatPeriod(span.first, language), formatPeriod(span.last, language)]
  return first === last ? first : `${first} – ${last}`
}
