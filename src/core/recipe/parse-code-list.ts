import { codeListTables } from './code-list-tables.ts'
import type { TableListName } from './list-code-lists.ts'

/** Rows of a code list in the columns of its table; an empty field is NULL. */
export type CodeListRows = { columns: readonly string[]; rows: (string | null)[][] }

/** Reads the files of a code list (comma separated, first line names the columns) into the columns of its table. */
export function parseCodeList(list: TableListName, files: Readonly<Record<string, string>>): CodeListRows {
  const { files: names, columns } = codeListTables[list]
  const rows = names.flatMap((file) => readRecords(files[file] ?? '').map((record) => makeRow(list, file, record)))
  return { columns, rows: list === 'industry-2011-to-2017' ? rows : uniqueCodes(rows) }
}

/** Cities without counties (东莞) stand in the list of divisions as city and as county, under one code. */
function uniqueCodes(rows: (string | null)[][]): (string | null)[][] {
  const seen = new Set<string | null>()
  return rows.filter(([code = null]) => !seen.has(code) && seen.add(code))
}

type CodeRecord = Record<string, string>

function makeRow(list: TableListName, file: string, record: CodeRecord): (string | null)[] {
  const field = (name: string): string | null => {
    const value = record[name] ?? ''
    return value === '' ? null : value
  }
  switch (list) {
    case 'region':
      return file.includes('streets')
        ? [field('code9'), field('name'), '4', field('county_code')]
        : [field('code'), field('name'), countyLevel(record), countyParent(record)]
    case 'industry-2017':
    case 'industry-2011':
      return [field('code'), field('name'), field('level'), field('parent_code')]
    case 'industry-2011-to-2017':
      return codeListTables[list].columns.map(field)
  }
}

const levels = ['省级', '地级', '县级']

function countyLevel({ level = '' }: CodeRecord): string {
  return String(levels.indexOf(level) + 1)
}

/** A county belongs to its city, or to the province where it has none. */
function countyParent({ code = '', city_code: city = '', province_code: province = '' }: CodeRecord): string | null {
  if (city !== '' && city !== code) return city
  return province !== '' && province !== code ? province : null
}

function readRecords(text: string): CodeRecord[] {
  const [header = [], ...rows] = readCsv(text)
  return rows.map((fields) => Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])))
}

/** Our own files: commas, quotes doubled inside quotes, line feeds. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  for (const line of text.split(/\r?\n/u)) {
    if (line === '') continue
    const fields = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/gu)]
    rows.push(fields.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''))
  }
  return rows
}
