import type { LocalText } from '../../core/base/local-text.ts'

// Words of the sheet that says where an export came from. They are contents of a file, not of the page, and the floors of the
// workers know no translator.

/** Words of the source sheet, by what they label. */
export const sourceWords = {
  sheet: { zh: '来源', en: 'Source' },
  data: { zh: '数据', en: 'Data' },
  table: { zh: '表', en: 'Table' },
  note: { zh: '注：', en: 'Note: ' },
  heading: { zh: '这张表从哪里来', en: 'Where this table comes from' },
  title: { zh: '标题', en: 'Title' },
  template: { zh: '模板', en: 'Template' },
  version: { zh: '模板版本', en: 'Template version' },
  query: { zh: '自定义查询', en: 'Own query' },
  ranAt: { zh: '运行时间（UTC）', en: 'Run at (UTC)' },
  elapsed: { zh: '用时（毫秒）', en: 'Took (ms)' },
  engine: { zh: '引擎', en: 'Engine' },
  product: { zh: '程序', en: 'Program' },
  shortened: { zh: '截短的单元格', en: 'Shortened cells' },
  shortenedText: {
    zh: '{n} 个单元格的文字超过 32767 个字符，放不进 Excel，已在末尾截短；CSV 不受影响',
    en: '{n} cells hold more than Excel’s 32,767 characters and were cut at the end; CSV is not affected',
  },
  parameters: { zh: '参数', en: 'Parameters' },
  inputs: { zh: '数据来源', en: 'Inputs' },
  input: { zh: '逻辑表', en: 'Logical table' },
  name: { zh: '表名', en: 'Table' },
  file: { zh: '文件', en: 'File' },
  fileSheet: { zh: '工作表', en: 'Sheet' },
  rows: { zh: '行数', en: 'Rows' },
  period: { zh: '报告期', en: 'Period' },
  hash: { zh: '文件 SHA-256', en: 'SHA-256 of the file' },
  loadedAt: { zh: '载入时间（UTC）', en: 'Loaded at (UTC)' },
  sql: { zh: 'SQL', en: 'SQL' },
} as const satisfies Record<string, LocalText>
