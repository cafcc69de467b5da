import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noticeCodes } from '../../src/core/base/diagnostic.ts'
import { errorCodes } from '../../src/core/base/error-codes.ts'
import { templateFaultCodes } from '../../src/core/template/template-fault.ts'
import { errorTexts as errorEn } from '../../src/i18n/en/error.ts'
import { noticeTexts as noticeEn } from '../../src/i18n/en/notice.ts'
import { templateFaultTexts as faultEn } from '../../src/i18n/en/template-fault.ts'
import { texts as textsEn } from '../../src/i18n/en/texts.ts'
import { errorTexts as errorZh } from '../../src/i18n/zh/error.ts'
import { noticeTexts as noticeZh } from '../../src/i18n/zh/notice.ts'
import { templateFaultTexts as faultZh } from '../../src/i18n/zh/template-fault.ts'
import { texts as textsZh } from '../../src/i18n/zh/texts.ts'
import { listFiles } from './list-files.ts'
import { listMessageCalls } from './message-calls.ts'

type Texts = Readonly<Record<string, string>>

const paramsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? ''))].sort()

/** Nested texts as dotted paths. */
const flatten = (node: object, prefix = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value as object, `${prefix}${key}.`),
  )

/** Plural endings of the translator: `files_one` and `files_other` are one text. */
const withoutPlural = (key: string) => key.replace(/_(one|other|few|many|two|zero)$/, '')

const usedText = listFiles('src', /\.tsx?$/)
  .filter((file) => !/^src\/(i18n\/|core\/base\/(error-codes|diagnostic)\.ts$|core\/template\/template-fault\.ts$)/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

const calls = listMessageCalls()

/** A reader of bytes does not know what its file is called; the importer adds the place to what it throws. */
const addedLater = (file: string) => (file.startsWith('src/formats/') ? ['file', 'sheet'] : [])

const KINDS: { kind: string; codes: readonly string[]; zh: Texts; en: Texts }[] = [
  { kind: 'error', codes: errorCodes, zh: errorZh, en: errorEn },
  { kind: 'notice', codes: noticeCodes, zh: noticeZh, en: noticeEn },
  { kind: 'template fault', codes: templateFaultCodes, zh: faultZh, en: faultEn },
]

describe.each(KINDS)('$kind codes', ({ codes, zh, en }) => {
  it('each have a text in both languages, and no text is left over', () => {
    expect(Object.keys(zh).sort()).toEqual([...codes].sort())
    expect(Object.keys(en).sort()).toEqual([...codes].sort())
    expect([...Object.values(zh), ...Object.values(en)].filter((text) => text.trim() === '')).toEqual([])
  })

  it('name the same parameters in both languages', () => {
    const differing = codes.filter((code) => paramsOf(zh[code] ?? '').join() !== paramsOf(en[code] ?? '').join())
    expect(differing).toEqual([])
  })

  it('are each used somewhere', () => {
    expect(codes.filter((code) => !usedText.includes(`'${code}'`))).toEqual([])
  })

  it('get every parameter that their text names', () => {
    const lacking = calls
      .filter(({ code }) => code in zh)
      .flatMap(({ file, code, params }) => {
        const given = params === undefined ? undefined : [...params, ...addedLater(file)]
        const missing = paramsOf(zh[code] ?? '').filter((name) => given !== undefined && !given.includes(name))
        return missing.map((name) => `${file}: '${code}' lacks ${name}`)
      })
    expect(lacking).toEqual([])
  })
})

describe('interface texts', () => {
  const zh = new Map(flatten(textsZh))
  const en = new Map(flatten(textsEn))

  it('exist under the same names in both languages', () => {
    const names = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(withoutPlural))].sort()
    expect(names(en)).toEqual(names(zh))
  })

  it('name the same parameters in both languages', () => {
    const differing = [...zh].filter(([key, text]) => {
      const other = en.get(key)
      return other !== undefined && paramsOf(text).join() !== paramsOf(other).join()
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('in English hold no Chinese, except for names that both languages share', () => {
    const chinese = /\p{Script=Han}/u
    const isName = (key: string, text: string) => text === '中文' || zh.get(key) === text
    expect([...en].filter(([key, text]) => chinese.test(text) && !isName(key, text)).map(([key]) => key)).toEqual([])
  })
})
