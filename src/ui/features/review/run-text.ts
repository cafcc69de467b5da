import { formatCount, formatPeriod, formatTime } from '../../../i18n/format.ts'
import type { Translator } from '../../../i18n/translate.ts'
import { summariseRun } from '../../../state/selectors/summarise-run.ts'
import type { ImportRun, RunEntry, UnreadFile } from '../../../state/slices/imports.ts'
import { coverWords } from './period-words.ts'

/** The report of a run as plain text, for a message to a colleague or a file. */
export function runText(run: ImportRun, words: Translator): string {
  const { t, language } = words
  const { tables, parts, rows, byOutcome } = summariseRun(run)
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
  const list = (entries: readonly RunEntry[]): string[] => entries.map((entry) => entryWords(entry, words))
  return [
    `${t('review.run.title')}  ${formatTime(run.startedAt, language)}`,
    runSummary(parts, rows, words),
    ...block(
      t('review.run.section.tables'),
      tables.map(({ name, parts: own, rows: count, cover }) =>
        [
          name,
          t('review.files.tables', { count: own, n: formatCount(own) }),
          t('review.files.rows', { count, n: formatCount(count) }),
          coverWords(cover, words),
        ]
          .filter((part) => part !== '')
          .join('  '),
      ),
    ),
    ...block(
      t('review.run.section.unread'),
      run.unread.map((file) => unreadWords(file, words)),
    ),
    ...block(t('review.run.section.failed'), list(byOutcome.failed)),
    ...block(t('review.run.section.conflict'), list(byOutcome.conflict)),
    ...block(t('review.run.section.stopped'), list(byOutcome.stopped)),
    ...block(t('review.run.section.replaced'), list(byOutcome.replaced)),
    ...block(t('review.run.section.unchanged'), list(byOutcome.unchanged)),
    ...block(t('review.run.section.left-out'), list(byOutcome['left-out'])),
    '',
  ].join('\n')
}

/** `载入 38 张表，1234 行`. */
export function runSummary(parts: number, rows: number, { t }: Translator): string {
  return t('review.run.summary', {
    tables: t('review.files.tables', { count: parts, n: formatCount(parts) }),
    rows: t('review.files.rows', { count: rows, n: formatCount(rows) }),
  })
}

/** File, sheet and period of an entry, with what became of it where that is not plain. */
export function entryWords(entry: RunEntry, words: Translator): string {
  const { t, error, language } = words
  const { file, path, sheet, period, failure, outcome, revisions } = entry
  const place = `${path}${file} › ${sheet}`
  const more = [
    ...(period === null ? [] : [formatPeriod(period, language)]),
    ...(outcome === 'replaced' ? [revisionWords(revisions, t)] : []),
    ...(failure === null ? [] : [error(failure.code, { file, ...failure.params }), ...detailOf(failure)]),
  ]
  return [place, ...more].join('  ')
}

/** A fault of the product asks for its details: they stand beside it. */
function detailOf({ code, detail }: NonNullable<RunEntry['failure']>): string[] {
  return code === 'internal/bug' && detail !== null ? [detail] : []
}

/** Why a file gave no table, and what to do. */
export function unreadWords({ file, path, failure }: UnreadFile, { t, error }: Translator): string {
  const why = failure === null ? t('review.run.noTable') : error(failure.code, { file, ...failure.params })
  return `${path}${file}  ${why}`
}

/** How many values a corrected file changed. */
export function revisionWords(revisions: number, t: Translator['t']): string {
  return revisions === 0
    ? t('review.run.noRevisions')
    : t('review.run.revisions', { count: revisions, n: formatCount(revisions) })
}
