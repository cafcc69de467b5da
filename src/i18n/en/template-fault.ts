import type { TemplateFaultCode } from '../../core/template/template-fault.ts'

/** What is wrong with a template or model file; keyed by code, parameters in double braces. The line is shown beside it. */
export const templateFaultTexts: Record<TemplateFaultCode, string> = {
  'header-missing':
    'The file has no head. Its first line must be /*---, and after the head ---*/ stands on a line of its own.',
  'header-open': 'The head does not end. Put ---*/ on a line of its own after it.',
  'yaml-broken': 'The head is not well formed: {{detail}}',
  'key-missing': '“{{key}}” is missing.',
  'key-unknown': '“{{key}}” is not known here. Check its spelling or remove it.',
  'value-bad': 'The value “{{value}}” of “{{key}}” is not valid; it should be {{expected}}.',
  'name-duplicate': 'The name “{{name}}” is used twice.',
  'table-unknown': 'There is no logical table named “{{table}}”.',
  'field-unknown': 'The logical table “{{table}}” has no field “{{field}}”.',
  'column-unknown': '“{{column}}” is not among the columns.',
  'column-without-label': 'The column “{{column}}” has no label.',
  'column-role-twice': 'Only one column may have the role {{role}}.',
  'chart-role-missing': 'A chart of kind {{kind}} lacks {{roles}}.',
  'chart-key-unused': 'A chart of kind {{kind}} has no use for “{{key}}”.',
  'parameter-undeclared': 'The SQL uses {{name}}, but it is not among the parameters.',
  'parameter-unused':
    'The SQL does not use the parameter “{{name}}”. Write :{{name}} in the SQL, or remove the parameter.',
  'choices-with-parameter': 'The choices of “{{name}}” cannot use parameters.',
  'default-not-offered': 'The default “{{value}}” of “{{name}}” is not among its options.',
  'sql-missing': 'There is no SQL after the head.',
  'sql-unclosed': '“{{text}}” is not closed: the second quote or */ is missing.',
  'sql-unbalanced': 'The bracket “{{sign}}” has no partner.',
  'sql-several': 'A template holds one statement only.',
  'sql-syntax': 'Syntax error near “{{near}}”.',
  'sql-forbidden': '{{keyword}} is not allowed: templates may only read loaded tables. Use SELECT.',
  'name-shadows-table': 'The WITH query “{{name}}” has the name of a logical table; choose another.',
  'id-differs': 'The id “{{id}}” differs from the file name {{file}}.',
  'example-cell-text': '“{{field}}” is a text: put “{{value}}” in quotes.',
  'example-cell-number': '“{{field}}” is a number, “{{value}}” is none; numbers have no quotes.',
  'example-cell-integer': '“{{field}}” is a whole number, “{{value}}” is none.',
  'example-cell-boolean': '“{{field}}” must be true or false, not “{{value}}”.',
  'key-not-a-field': '“{{name}}” is not a field of this logical table.',
}
