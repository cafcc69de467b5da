import type { LocalText } from '../../core/base/local-text.ts'

// Words of the index of a set's workbook; see source-words-data.ts for why they stand here.

/** Words of the index, by what they label. */
export const setWords = {
  index: { zh: '目录', en: 'Index' },
  number: { zh: '序号', en: 'No.' },
  template: { zh: '模板', en: 'Template' },
  id: { zh: '编号', en: 'Id' },
  outcome: { zh: '结果', en: 'Outcome' },
  rows: { zh: '{n} 行', en: '{n} rows' },
} as const satisfies Record<string, LocalText>
