import type { TemplateFaultCode } from '../../core/template/template-fault.ts'

/** What is wrong with a template or model file; keyed by code, parameters in double braces. The line is shown beside it. */
export const templateFaultTexts: Record<TemplateFaultCode, string> = {
  'header-missing': '文件开头没有模板说明。第一行应是 /*---，说明写完后另起一行写 ---*/。',
  'header-open': '模板说明没有结束。请在说明后另起一行写 ---*/。',
  'yaml-broken': '说明部分的格式有误：{{detail}}',
  'key-missing': '缺少“{{key}}”。',
  'key-unknown': '不认识“{{key}}”。请检查拼写，或删去。',
  'value-bad': '“{{key}}”的值“{{value}}”不合要求，应为 {{expected}}。',
  'name-duplicate': '名称“{{name}}”重复。',
  'table-unknown': '没有叫“{{table}}”的逻辑表。',
  'field-unknown': '逻辑表“{{table}}”里没有字段“{{field}}”。',
  'column-unknown': '“{{column}}”不在 columns 所列的列里。',
  'column-without-label': '列“{{column}}”没有名称（label）。',
  'column-role-twice': '只能有一列的 role 是 {{role}}。',
  'parameter-undeclared': 'SQL 里用了 {{name}}，但 parameters 里没有它。',
  'parameter-unused': '参数“{{name}}”在 SQL 里没有用到。请在 SQL 里写 :{{name}}，或删去这个参数。',
  'choices-with-parameter': '参数“{{name}}”的 choices 里不能再用参数。',
  'default-not-offered': '参数“{{name}}”的默认值“{{value}}”不在可选项里。',
  'sql-missing': '说明后面没有 SQL。',
  'sql-unclosed': '“{{text}}”没有结束，缺少后半个引号或 */。',
  'sql-unbalanced': '括号“{{sign}}”没有配对。',
  'sql-several': '一个模板只能有一条语句。',
  'sql-syntax': '“{{near}}”附近有语法错误。',
  'sql-forbidden': '不允许 {{keyword}}：模板只能读取已载入的表。请用 SELECT。',
  'id-differs': 'id“{{id}}”与文件名 {{file}} 不同。',
  'key-not-a-field': '“{{name}}”不是这张逻辑表的字段。',
}
