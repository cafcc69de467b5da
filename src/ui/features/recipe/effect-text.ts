import type { DatasetId } from '../../../core/base/id.ts'
import { asId } from '../../../core/base/id.ts'
import type { StepEffect, StepNote, StepProblem } from '../../../core/recipe/step-problem.ts'
import { formatCount } from '../../../i18n/format.ts'
import type { Translator } from '../../../i18n/translate.ts'
import { listNames } from './step-words.ts'

/** What a step did, in parts: cells, rows, columns. */
export function effectParts(effect: StepEffect, words: Translator): string[] {
  const { t } = words
  const { rowsBefore, rowsAfter, cellsChanged, cellsEmptied, columnsBefore, columnsAfter } = effect
  const parts: string[] = []
  if (cellsChanged > 0) parts.push(t('recipe.effect.cells', { count: cellsChanged, n: formatCount(cellsChanged) }))
  if (cellsEmptied > 0) parts.push(t('recipe.effect.emptied', { count: cellsEmptied, n: formatCount(cellsEmptied) }))
  const rows = { before: formatCount(rowsBefore), after: formatCount(rowsAfter) }
  const difference = Math.abs(rowsAfter - rowsBefore)
  if (rowsAfter < rowsBefore)
    parts.push(t('recipe.effect.rowsLess', { ...rows, count: difference, n: formatCount(difference) }))
  if (rowsAfter > rowsBefore)
    parts.push(t('recipe.effect.rowsMore', { ...rows, count: difference, n: formatCount(difference) }))
  const added = columnsAfter.filter((name) => !columnsBefore.includes(name))
  const gone = columnsBefore.filter((name) => !columnsAfter.includes(name))
  if (added.length > 0) parts.push(t('recipe.effect.added', { columns: listNames(added, words) }))
  if (gone.length > 0) parts.push(t('recipe.effect.gone', { columns: listNames(gone, words) }))
  return parts.length > 0 ? parts : [t('recipe.effect.none')]
}

/** A finding of a step that ran, with its first cases. */
export function noteText({ kind, count, samples }: StepNote, { t, language }: Translator): string {
  const text = t(`recipe.noteOn.${kind}`, { count, n: formatCount(count) })
  if (samples.length === 0) return text
  return t('recipe.noteOn.samples', { text, samples: samples.slice(0, 3).join(language === 'zh' ? '、' : ', ') })
}

/** Why a step did not run. */
export function problemText(
  problem: StepProblem,
  { t, error, language }: Translator,
  tableName: (dataset: DatasetId) => string | null,
): string {
  switch (problem.kind) {
    case 'missing-column':
      return t('recipe.problem.missing', { column: problem.column })
    case 'wrong-type':
      return t('recipe.problem.wrongType', { column: problem.column, type: t(`data.type.${problem.type}`) })
    case 'name-taken':
      return t('recipe.problem.taken', { column: problem.column })
    case 'no-column-left':
      return t('recipe.problem.noColumnLeft')
    case 'sql': {
      const { line } = problem.params
      const text = error(problem.code, problem.params)
      return typeof line === 'number' && line > 1 ? `${t('recipe.problem.line', { line })}${text}` : text
    }
    case 'list-cannot':
      return t('recipe.problem.listCannot', {
        list: t(`recipe.form.lists.${problem.list}`),
        what: whatText(problem.what, t),
      })
    case 'code-list-missing':
      return t('recipe.problem.listMissing', { list: t(`recipe.form.lists.${problem.list}`) })
    case 'table-missing':
      return t('recipe.problem.tableMissing')
    case 'join-circle':
      return t('recipe.problem.joinCircle', { table: tableName(asId<DatasetId>(problem.table)) ?? problem.table })
    case 'join-key-repeated':
      return t('recipe.problem.joinRepeated', {
        table: problem.table,
        count: problem.count,
        samples: problem.samples.slice(0, 3).join(language === 'zh' ? '、' : ', '),
      })
  }
}

function whatText(what: string, t: Translator['t']): string {
  return what === 'name' || what === 'code' || what === 'parent' || what === 'valid'
    ? t(`recipe.form.whats.${what}`)
    : what
}
