import type { Translator } from '../../../i18n/translate.ts'
import { formatCount } from '../../../i18n/format.ts'
import type { Suggestion } from './suggest-steps.ts'

/** Characters of a sample that a reason shows. */
const shownChars = 24

/** Why a step is suggested: how many cells, and one of them. */
export function reasonOf({ kind, cells, sample, list }: Suggestion, { t }: Translator): string {
  const params = { count: cells, n: formatCount(cells), sample: shorten(sample) }
  switch (kind) {
    case 'trim':
    case 'width':
    case 'strip-marks':
    case 'simplify':
    case 'fill-down':
    case 'unpivot':
    case 'parse-number':
    case 'parse-date':
    case 'pad-code':
      return t(`recipe.suggest.${kind}`, params)
    case 'map-codes':
      if (list === null) return ''
      return t(list === 'credit-code-check' ? 'recipe.suggest.check' : 'recipe.suggest.map-codes', {
        list: t(`recipe.form.lists.${list}`),
      })
    default:
      return ''
  }
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > shownChars ? `${characters.slice(0, shownChars).join('')}…` : text
}
