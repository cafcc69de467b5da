import type { LocalText } from '../../core/base/local-text.ts'

/** A figure: unrounded, and as the template prints it in both languages. `value` is null where there is none. */
export type SampleFigure = { value: number | null; text: LocalText }

/** First lines of what a template answers on the sample. */
export type SampleAnswer = {
  /** Month `2020-06` or months `2020-01/2020-06` that the figures are of. */
  period: string
  /** Unit line of the printed table. */
  unitLine: LocalText
  rows: { name: LocalText; total: boolean; figures: SampleFigure[] }[]
}

/** Answers of the first screen, computed by the templates when the site was built. */
export type SampleAnswers = {
  /** Output since January and its growth: the district and its largest towns. */
  flash: SampleAnswer
  /** Pull: the strongest divisions up and down. */
  pull: SampleAnswer
  /** Units above threshold: the towns with the most. */
  count: SampleAnswer
}

/** What the sample answers; null until it is read. */
export type SampleSlice = { sampleAnswers: SampleAnswers | null }

/** Before it is read. */
export const initialSample: SampleSlice = { sampleAnswers: null }
