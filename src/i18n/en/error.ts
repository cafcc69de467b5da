import type { ErrorCode } from '../../core/base/error-codes.ts'

/** What happened, where, what is safe, what to do next; keyed by code, parameters in double braces. */
export const errorTexts: Record<ErrorCode, string> = {
  'workbook/empty-file': '{{file}} is empty (0 bytes). Export it again and drop it here; other files are not affected.',
  'workbook/not-a-workbook':
    '{{file}} is not a spreadsheet that can be read. Save it as .xlsx, .xls, .ods or .csv and try again.',
  'workbook/is-another-kind':
    '{{file}} is really {{kind}}; only its name says spreadsheet. Look for the original workbook.',
  'workbook/truncated': '{{file}} is incomplete: its end is missing. Copy or export it again.',
  'workbook/password-protected':
    '{{file}} is password protected. Save a copy without the password in Excel or WPS and drop that.',
  'workbook/unpacks-too-large':
    '{{file}} unpacks to more than {{limitMegabytes}} MB; reading was stopped. If you trust the file, split it.',
  'workbook/file-too-large':
    '{{file}} has {{megabytes}} MB, above the limit of {{limitMegabytes}} MB. Split it into several files.',
  'workbook/unreadable':
    '{{file}} cannot be read; it may be damaged. Open it in Excel or WPS, save it again and retry.',
  'workbook/no-table':
    'No table was found on sheet “{{sheet}}” of {{file}}. You can mark header and data rows by hand.',
  'workbook/not-open': 'This file has been closed. Drop it here again.',
  'dataset/not-found': 'This table is no longer in the catalogue; another tab may have deleted it.',
  'dataset/name-empty': 'A table needs a name.',
  'dataset/name-taken': 'There is already a table named “{{name}}”. Choose another name.',
  'dataset/unknown-column': 'Table “{{table}}” has no column “{{column}}”.',
  'dataset/sums-differ':
    'Column “{{column}}” on sheet “{{sheet}}” of “{{file}}” does not add up after loading: rows {{first}}–{{last}} sum to {{before}} on the sheet and to {{after}} when loaded. Nothing was loaded and your tables are as they were. Load it again; if it still differs, save the file anew and retry.',
  'recipe/not-found': 'This cleaning recipe is no longer there; another tab may have removed it.',
  'recipe/name-empty': 'A cleaning recipe needs a name.',
  'recipe/invalid': 'Step {{step}} is incomplete; nothing was saved. Fill it in or switch it off.',
  'recipe/does-not-fit':
    'Step {{step}} of the recipe does not fit table “{{table}}”; it was not applied and the table is as it was. Change the step or switch it off.',
  'recipe/file-unreadable': '{{file}} is not a cleaning recipe; nothing was imported.',
  'recipe/file-newer':
    '{{file}} comes from a newer version of Suanchou (format {{format}}); nothing was imported. Update this installation.',
  'recipe/step-unknown': 'Step {{step}} of {{file}}, “{{kind}}”, is not known here; nothing was imported.',
  'recipe/step-forbidden':
    'Step {{step}} of {{file}} holds “{{near}}”, which is not allowed; nothing was imported. Expressions may use columns of the row and plain functions only.',
  'sql/empty': 'There is no query yet.',
  'sql/several-statements': 'Only one query can run at a time. Remove the statements from line {{line}} on.',
  'sql/forbidden-statement':
    '{{keyword}} on line {{line}} is not allowed: queries may only read loaded tables. Use SELECT.',
  'sql/forbidden-function':
    '{{name}} on line {{line}} is not allowed: queries read loaded tables only, no files or addresses.',
  'sql/syntax': 'Syntax error on line {{line}} near “{{near}}”.',
  'sql/unknown-table': 'There is no table named “{{table}}”. {{hint}}',
  'sql/unknown-column': 'There is no column named “{{column}}”. {{hint}}',
  'sql/ambiguous-column': 'Column “{{column}}” exists in several tables; put the table name in front.',
  'sql/unknown-function': 'There is no function named “{{name}}”. {{hint}}',
  'sql/type-mismatch':
    '“{{what}}” does not work on values of this type. Check the column types; convert with CAST if needed.',
  'sql/cannot-convert':
    'The value “{{value}}” cannot be converted to {{type}}. Check the column, or use TRY_CAST to skip such values.',
  'sql/not-grouped': 'Column “{{column}}” must be in GROUP BY or inside an aggregate such as sum.',
  'sql/duplicate-column': 'Two columns of the result are named “{{column}}”. Give them different names with AS.',
  'sql/out-of-memory':
    'The query needed more than {{limit}} of memory and was stopped; loaded tables are safe. Narrow it, filter before joining, or close other tabs.',
  'sql/engine': 'The engine could not finish this query.',
  'sql/result-gone': 'This result has been released. Run it again.',
  'template/not-found': 'There is no template with the id {{id}}.',
  'template/id-taken':
    'The library has a template {{id}} already. Give this one another id in its head and save again.',
  'template/set-empty': 'Pick one template at least.',
  'template/set-name-empty': 'Give the set a name.',
  'template/pack-unreadable':
    '{{file}} is no whole template pack: its pack.json cannot be read. Ask its sender to export it again.',
  'template/pack-newer':
    '{{file}} was exported by a newer version (format {{format}}) and cannot be read here. Update the folder on the server.',
  'template/pack-empty': 'There is no template (.sql file) in {{file}}.',
  'template/invalid':
    'Template {{file}} has {{count}} {{count, plural(one: fault; other: faults)}}, the first on line {{line}}.',
  'template/input-not-mapped': 'No loaded table is mapped to “{{table}}” yet. Confirm a mapping under Data.',
  'template/field-not-mapped': '“{{table}}” lacks the field “{{field}}”. Map a column to it under Data.',
  'template/parameter-missing': 'Parameter “{{name}}” is not filled in.',
  'template/parameter-invalid': 'The value “{{value}}” of parameter “{{name}}” is not valid.',
  'model/id-bad': 'The id “{{id}}” does not do: small letters, digits and underscores only, a letter first.',
  'model/id-reserved': 'The id “{{id}}” has another use in SQL. Choose another one.',
  'model/id-taken': 'The id “{{id}}” is a logical table of this site. Choose another one.',
  'model/id-derived': 'The id “{{id}}” is a table that is derived from another logical table. Choose another one.',
  'model/id-shadows':
    'From “{{id}}” a table “{{derived}}” would be derived, and that name is taken. Choose another id.',
  'model/id-loaded': 'A loaded table has the name “{{id}}”. Choose another id, or rename that table.',
  'model/id-own': 'The id “{{id}}” is another logical table of your own. Choose another one.',
  'model/file-broken':
    '{{file}} was not imported: {{count}} {{count, plural(one: fault; other: faults)}}, the first on line {{line}}. Loaded data are safe. Mend it and try again; the Data page lists faults by line.',
  'model/label-empty': 'Give the logical table a name.',
  'model/no-fields': 'The logical table has no field yet. Choose one column at least.',
  'model/no-key':
    'Tick one field of the key at least: where rows of several tables have the same key, the one loaded last counts.',
  'model/key-not-a-field': '“{{id}}” is no field of this logical table.',
  'model/period-type': 'The period field “{{id}}” must be a period, or a whole number that is a year.',
  'model/field-id-bad':
    'The field id “{{id}}” does not do: small letters, digits and underscores only, a letter first.',
  'model/field-id-reserved': 'The field id “{{id}}” has another use in SQL. Choose another one.',
  'model/field-twice': 'The field id “{{id}}” is there twice.',
  'model/field-label-empty': 'The field “{{id}}” has no name yet.',
  'model/derive-bad': '“derive” of the field “{{id}}” may be one expression only.',
  'model/table-unknown': 'There is no logical table “{{id}}”.',
  'model/file-known': 'The logical table “{{id}}” of {{file}} is one of this site, and no field is new.',
  'storage/changed-elsewhere':
    'Another tab has just changed the catalogue, so this change was not written. The catalogue is up to date now; please repeat.',
  'storage/quota-exceeded':
    'The browser is out of storage space. Tables saved before are safe; changes from now on are in memory only and are not kept. To save again: reload the page, delete tables you do not need, load once more.',
  'storage/write-failed':
    'The browser could not write to its storage; this was not saved, what was saved is safe. Try again; if it fails again, check the disk space.',
  'storage/blocked':
    'The browser does not allow storing data (a private window?). You can go on, but nothing is kept after closing.',
  'storage/unavailable': 'The browser’s storage is not available. You can go on, but nothing is kept after closing.',
  'storage/lost':
    'The browser’s storage has been cleared. Tables on this page are still here but are not saved any more; export what matters, then reload.',
  'storage/memory-cleared':
    'A background worker was restarted while the browser stores nothing: the tables of this page are gone. Load the files again.',
  'storage/newer-version': 'The storage was made by a newer version. Reload the page to use it.',
  'storage/damaged': 'The stored content of table “{{name}}” is damaged. Load {{file}} again.',
  'worker/crashed':
    'A background worker stopped unexpectedly and is being restarted; saved tables are safe. Please repeat.',
  'worker/terminated':
    'A background worker did not answer and has been restarted; saved tables are safe. Please repeat.',
  'worker/version-mismatch': 'Page and worker are of different versions. Reload the page.',
  'worker/engine-files-missing':
    'The engine file {{file}} cannot be fetched. Check that the folder engine on the server is complete.',
  'worker/cannot-start': 'The engine could not start. Use a recent Chrome, Edge or Firefox.',
  'site/file-missing':
    'The file {{file}} cannot be fetched. Loaded data are safe. Check that the files on the server are complete, then reload the page.',
  'export/too-many-rows':
    'The result has {{rows}} {{rows, plural(one: row; other: rows)}}, above Excel’s limit of {{limit}} per sheet. Export CSV or filter first.',
  'export/failed': 'The file could not be written.',
  'call/cancelled': 'Cancelled.',
  'internal/bug': 'Something went wrong inside the program. Saved data are safe. Send the details to the maintainer.',
}
