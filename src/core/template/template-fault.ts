/** Everything that may be wrong with a template or model file. Texts: `i18n/<language>/template-fault.ts`. */
export const templateFaultCodes = [
  'header-missing',
  'header-open',
  'yaml-broken',
  'key-missing',
  'key-unknown',
  'value-bad',
  'name-duplicate',
  'table-unknown',
  'field-unknown',
  'column-unknown',
  'column-without-label',
  'column-role-twice',
  'chart-role-missing',
  'chart-key-unused',
  'parameter-undeclared',
  'parameter-unused',
  'choices-with-parameter',
  'default-not-offered',
  'sql-missing',
  'sql-unclosed',
  'sql-unbalanced',
  'sql-several',
  'sql-syntax',
  'sql-forbidden',
  'name-shadows-table',
  'id-differs',
  'key-not-a-field',
] as const

/** One of {@link templateFaultCodes}. */
export type TemplateFaultCode = (typeof templateFaultCodes)[number]
