import type { home as source } from '../zh/home.ts'
import type { SameShape } from '../same-shape.ts'

/** First visit. */
export const home = {
  title: 'Drop statistical reports; get tables, charts and lists',
  promise: 'Aggregate, compare, audit and chart in the browser. Files are read on this machine only: ',
  verify: 'see for yourself',
  promiseEnd: '.',
  dropTitle: 'Drop Excel files or a whole folder here',
  dropFormats: 'xlsx, xls, ods, csv; hundreds at once are fine',
  pickFiles: 'Choose files',
  pickFolder: 'Choose a folder',
  sampleTitle: 'No data at hand?',
  sampleText:
    'The sample district Yunting: 300 invented units in 12 workbooks as messy as real ones, read the same way as yours.',
  openSample: 'Open the sample district',
  openingSample: 'Opening the sample district',
  answers: 'What the sample district answers',
  answer: {
    flash: 'How much did each town produce, and how did it grow?',
    pull: 'Which divisions pulled output up or down?',
    count: 'How many above-threshold units does each town have?',
  },
  preview: {
    town: 'Town',
    output: 'Output',
    growth: 'Growth',
    division: 'Division',
    pull: 'Pull',
    units: 'Units',
  },
  see: 'Open the sample for the whole result',
} as const satisfies SameShape<typeof source>
