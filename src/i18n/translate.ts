import type { TFunction } from 'i18next'
import { createInstance } from 'i18next'
import type { MessageParams } from '../core/base/app-error.ts'
import type { NoticeCode } from '../core/base/diagnostic.ts'
import type { ErrorCode } from '../core/base/error-codes.ts'
import type { Language } from '../core/base/local-text.ts'
import type { TemplateFaultCode } from '../core/template/template-fault.ts'
import { errorTexts as errorTextsEn } from './en/error.ts'
import { noticeTexts as noticeTextsEn } from './en/notice.ts'
import { templateFaultTexts as faultTextsEn } from './en/template-fault.ts'
import { texts as textsEn } from './en/texts.ts'
import { errorTexts as errorTextsZh } from './zh/error.ts'
import { noticeTexts as noticeTextsZh } from './zh/notice.ts'
import { templateFaultTexts as faultTextsZh } from './zh/template-fault.ts'
import { texts as textsZh } from './zh/texts.ts'

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** Dotted path of an interface text, `shell.rail.data`; a wrong one does not compile. */
export type TextKey = Leaves<typeof textsZh>

/** Words of one language. Error, notice and template fault codes have their own name spaces. */
export type Translator = {
  language: Language
  t: (key: TextKey, params?: MessageParams) => string
  error: (code: ErrorCode, params: MessageParams) => string
  notice: (code: NoticeCode, params: MessageParams) => string
  fault: (code: TemplateFaultCode, params: MessageParams) => string
}

/** Words that go with a count: `{{rows}} {{rows, plural(one: row; other: rows)}}`. A text with several counts needs them. */
type PluralForms = { one: string; other: string }

const plurals: Record<Language, Intl.PluralRules> = { zh: new Intl.PluralRules('zh'), en: new Intl.PluralRules('en') }

/** Candidates that the engine names (`hint`) become a sentence of their own; no candidates, no sentence. */
function nearest(t: TFunction, { hint }: MessageParams): MessageParams {
  if (hint === undefined) return {}
  return { hint: hint === '' ? '' : t('shell.nearest', { names: hint }) }
}

/** Kinds of YAML values that a fault of a template expects, by the name that the check gives them. */
type ValueKind = keyof typeof textsZh.template.valueKinds

function kindOfValue(t: TFunction, { expected }: MessageParams): MessageParams {
  if (typeof expected !== 'string' || !(expected in textsZh.template.valueKinds)) return {}
  return { expected: t(`template.valueKinds.${expected as ValueKind}`) }
}

/** Builds the translator of a language; texts are bundled, nothing is fetched. */
export function createTranslator(language: Language): Translator {
  const instance = createInstance()
  void instance.init({
    lng: language,
    initAsync: false,
    keySeparator: '.',
    nsSeparator: ':',
    defaultNS: 'texts',
    interpolation: { escapeValue: false },
    resources: {
      zh: { texts: textsZh, error: errorTextsZh, notice: noticeTextsZh, fault: faultTextsZh },
      en: { texts: textsEn, error: errorTextsEn, notice: noticeTextsEn, fault: faultTextsEn },
    },
  })
  instance.services.formatter?.add('plural', (value: unknown, _language, forms: Partial<PluralForms>) => {
    // Counts come as numbers or written with spaces between thousands.
    const count = Number(String(value).replaceAll(/\s/gu, ''))
    return (plurals[language].select(count) === 'one' ? forms.one : forms.other) ?? ''
  })
  return {
    language,
    t: (key, params) => instance.t(key, { ...params }),
    error: (code, params) => instance.t(`error:${code}`, { ...params, ...nearest(instance.t, params) }),
    notice: (code, params) => instance.t(`notice:${code}`, { ...params }),
    fault: (code, params) => instance.t(`fault:${code}`, { ...params, ...kindOfValue(instance.t, params) }),
  }
}
