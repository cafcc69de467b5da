/** Templates that are run together, month after month; `templates` are ids in the order of the workbook. */
export type TemplateSet = { id: string; name: string; templates: string[] }
