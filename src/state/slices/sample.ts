/** Rows of the three small results on the first screen. Figures are unrounded; names are those of the sample. */
export type SampleAnswers = {
  /** Month of the figures, `2020-06`. */
  period: string
  /** Output since January in 亿元 and its growth in %: the district and its largest towns. `growth` is null where there is no rate. */
  flash: { name: string; output: number; growth: number | null; total: boolean }[]
  /** Pull in percentage points: the strongest divisions up and down. */
  pull: { name: string; points: number }[]
  /** Units above threshold: the towns with the most. */
  count: { name: string; units: number }[]
}

/** What the sample answers, computed by the templates when the site was built; null until it is read. */
export type SampleSlice = { sampleAnswers: SampleAnswers | null }

/** Before it is read. */
export const initialSample: SampleSlice = { sampleAnswers: null }
