import type { LocalText } from '../core/base/local-text.ts'
import type { SampleAnswer, SampleAnswers, SampleFigure } from './slices/sample.ts'

/** Reads `sample/tiny/answers.json`; null when it is not what this build writes (a host's own page, a file of another build). */
export function parseSampleAnswers(text: string): SampleAnswers | null {
  let answers: unknown
  try {
    answers = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(answers)) return null
  const { flash, pull, count } = answers
  return isAnswer(flash, 2) && isAnswer(pull, 1) && isAnswer(count, 1) ? { flash, pull, count } : null
}

function isAnswer(value: unknown, figures: number): value is SampleAnswer {
  return (
    isRecord(value) &&
    typeof value['period'] === 'string' &&
    isLocalText(value['unitLine']) &&
    isList(value['rows']) &&
    value['rows'].every(
      (row) =>
        isRecord(row) &&
        isLocalText(row['name']) &&
        typeof row['total'] === 'boolean' &&
        isList(row['figures']) &&
        row['figures'].length === figures &&
        row['figures'].every(isFigure),
    )
  )
}

function isFigure(value: unknown): value is SampleFigure {
  return isRecord(value) && (value['value'] === null || typeof value['value'] === 'number') && isLocalText(value['text'])
}

function isLocalText(value: unknown): value is LocalText {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
