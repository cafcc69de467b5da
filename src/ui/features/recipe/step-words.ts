import type { DatasetId } from '../../../core/base/id.ts'
import type { RecipeStep } from '../../../core/dataset/recipe.ts'
import type { Translator } from '../../../i18n/translate.ts'
import { parseConditions } from './forms/filter-conditions.ts'

/** Names that a line lists before it says how many there are. */
const listed = 3

/** Names in one line: the first few, then their number. */
export function listNames(names: readonly string[], { t, language }: Translator): string {
  const between = language === 'zh' ? '、' : ', '
  if (names.length === 0) return t('recipe.step.none')
  if (names.length <= listed) return names.join(between)
  return t('recipe.step.more', { names: names.slice(0, listed).join(between), n: names.length })
}

/** What a step does, in one line: 去空格：单位名称、街镇. `tableName` names a joined table, null when it is gone. */
export function describeStep(
  step: RecipeStep,
  words: Translator,
  tableName: (dataset: DatasetId) => string | null,
): string {
  const { t } = words
  const names = (columns: readonly string[] | 'all-text'): string =>
    columns === 'all-text' ? t('recipe.step.allText') : listNames(columns, words)
  switch (step.kind) {
    case 'trim':
    case 'width':
    case 'strip-marks':
    case 'simplify':
    case 'fill-down':
    case 'parse-number':
    case 'drop':
      return t('recipe.step.columns', { kind: t(`recipe.kind.${step.kind}`), columns: names(step.columns) })
    case 'split': {
      const params = { column: step.column, into: names(step.into) }
      return step.by.kind === 'delimiter'
        ? t('recipe.step.split', { ...params, text: step.by.text })
        : t('recipe.step.splitAt', { ...params, at: step.by.at })
    }
    case 'merge':
      return t('recipe.step.merge', { columns: names(step.columns), into: step.into })
    case 'unpivot':
      return t('recipe.step.unpivot', { columns: names(step.columns), name: step.nameInto, value: step.valueInto })
    case 'replace':
      return t(step.with === '' ? 'recipe.step.replaceEmpty' : 'recipe.step.replace', {
        find: step.find,
        to: step.with,
        columns: names(step.columns),
      })
    case 'map-codes':
      return t('recipe.step.mapCodes', {
        column: step.column,
        into: step.into,
        list: t(`recipe.form.lists.${step.list}`),
        what: t(`recipe.form.whats.${step.what}`),
      })
    case 'pad-code':
      return t('recipe.step.padCode', { columns: step.column, length: step.width })
    case 'parse-date':
      return t(step.to === 'date' ? 'recipe.step.parseDate' : 'recipe.step.parsePeriod', {
        columns: names(step.columns),
      })
    case 'scale':
      return t(step.unit === '' ? 'recipe.step.scalePlain' : 'recipe.step.scale', {
        columns: names(step.columns),
        factor: step.factor,
        unit: step.unit,
      })
    default:
      return describeRowStep(step, words, tableName)
  }
}

/** Steps on rows, whole columns and other tables. */
function describeRowStep(
  step: Extract<RecipeStep, { kind: 'filter' | 'dedupe' | 'derive' | 'rename' | 'join' }>,
  words: Translator,
  tableName: (dataset: DatasetId) => string | null,
): string {
  const { t } = words
  switch (step.kind) {
    case 'filter':
      return t('recipe.step.filter', { keep: describeCondition(step.keep, words) })
    case 'dedupe':
      return t(step.keep === 'first' ? 'recipe.step.dedupeFirst' : 'recipe.step.dedupeLast', {
        columns: listNames(step.key, words),
      })
    case 'derive':
      return t('recipe.step.derive', { column: step.column, expression: step.expression })
    case 'rename':
      return t('recipe.step.rename', { column: step.column, to: step.to })
    case 'join': {
      const table = tableName(step.dataset)
      return table === null
        ? t('recipe.step.joinGone', { columns: listNames(step.take, words) })
        : t('recipe.step.join', { table, columns: listNames(step.take, words) })
    }
  }
}

/** A condition that the form could have made in words, any other as SQL in one line. */
function describeCondition(keep: string, { t }: Translator): string {
  const conditions = parseConditions(keep)
  if (conditions === null) return keep.replace(/\s+/gu, ' ').trim()
  return conditions.list
    .map(({ column, operator, value }) =>
      t('recipe.step.condition', { column, operator: t(`recipe.form.operators.${operator}`), value }).trim(),
    )
    .join(t(conditions.join === 'all' ? 'recipe.step.and' : 'recipe.step.or'))
}
