import { findPeriod, periodEnd } from '../../core/base/period.ts'
import type { TableLayout } from '../../core/workbook/table-layout.ts'
import type { FileReading } from '../../protocol/import-api.ts'

/** Longer names are cut; the title itself stays with the table. */
const longestName = 60

/** Names that spreadsheet programs give by themselves. */
const defaultSheetName = /^(sheet|工作表|表|Tabelle|Feuil)\s*\d*$/i

/** Form of a name under which the catalogue compares: SQL names ignore case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/** The name, or with ` (2)`, ` (3)` … the first that is free. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  const clean = name.trim()
  if (!taken.has(nameKey(clean))) return clean
  for (let number = 2; ; number += 1) {
    const candidate = `${clean} (${String(number)})`
    if (!taken.has(nameKey(candidate))) return candidate
  }
}

/**
 * The name proposed for a found table: its title, else the file's name; with the sheet where a book has several and with the period
 * where the name does not say it, because the same form comes every month.
 */
export function proposeTableName(reading: FileReading, sheet: number, layout: TableLayout): string {
  const stem = reading.name.replace(/\.[a-z]{2,5}$/i, '')
  const tables = reading.sheets.reduce((count, { layout: found }) => count + found.tables.length, 0)
  const sheetName = reading.sheets[sheet]?.name ?? ''
  const base = tidy(layout.title) || tidy(stem)
  const parts = [base]
  if (tables > 1 && sheetName !== '' && !defaultSheetName.test(sheetName) && !base.includes(sheetName))
    parts.push(tidy(sheetName))
  const period = layout.period?.value ?? null
  const ending = period === null || saysPeriod(base, period) ? '' : period.replace(/\/\d{4}-/, '\u2014')
  return shorten([...parts, ending].filter((part) => part !== '').join(' '), ending)
}

/** What forms print under their title, in the same rows: not part of a name. */
const formFurniture =
  /(?:综合机关名称|综合机关|填报单位|报送单位|填表单位|制表机关|制定机关|批准机关|文\s*号|表\s*号|计量单位|单位)\s*[:：]/u

/** A word that only says what follows: 指标：地区生产总值. */
const nameLabel = /^(?:指标|指標|数据库|資料庫|表名|标题|標題|indicator|title)\s*[:：]\s*/iu

function tidy(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim().replace(nameLabel, '')
  const furniture = plain.search(formFurniture)
  return furniture > 1 ? plain.slice(0, furniture).trim() : plain
}

/** True where a part of the text names the period, or a span of months that ends with it. */
function saysPeriod(text: string, period: string): boolean {
  return [text, ...text.split(/[（）()【】\s]+/u)].some((part) => {
    const said = findPeriod(part)?.value
    return said === period || (said !== undefined && periodEnd(said) === period)
  })
}

function shorten(name: string, ending: string): string {
  const characters = [...name]
  if (characters.length <= longestName) return name
  const tail = ending === '' ? '' : ` ${ending}`
  return `${characters.slice(0, longestName - 1 - tail.length).join('')}…${tail}`
}
