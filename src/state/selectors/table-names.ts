import type { TableLayout } from '../../core/workbook/table-layout.ts'
import type { FileReading } from '../../protocol/import-api.ts'
import { stripPeriod } from './strip-period.ts'

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

/** Shorter than this, what names have in common says nothing. */
const shortestShared = 4

/** What names of one table for each town have in common: `云汀镇工业产值` and `澜序镇工业产值` are `工业产值`; the first name where that is too little. */
export function sharedName(names: readonly string[]): string {
  const [first = '', ...rest] = [...new Set(names)]
  const letters = [...first]
  for (let length = letters.length; length >= shortestShared; length -= 1) {
    for (let at = 0; at + length <= letters.length; at += 1) {
      const part = letters.slice(at, at + length).join('')
      if (rest.every((name) => name.includes(part))) return endsInWord(first, at, part)
    }
  }
  return first
}

/** Cuts what is left of 镇 and 街道 at the begin, and of words and signs at both ends. */
function endsInWord(whole: string, at: number, part: string): string {
  if (part === whole) return whole
  const clean = part
    .replace(at > 0 ? /^(?:[镇乡县区市]|街道)(?=.{3})|^[\p{Punctuation}\s]+/gu : '', '')
    .replace(/[\s\-—·:：,，(（]+$/u, '')
  return clean === '' ? whole : clean
}

/**
 * The name proposed for a found table: its title, else the file's name, else the sheet's; with the sheet where a book has several tables that it tells
 * apart. Without the period: the next month becomes a further part of the same table.
 */
export function proposeTableName(reading: FileReading, sheet: number, layout: TableLayout): string {
  const stem = reading.name.replace(/\.[a-z]{2,5}$/i, '')
  const tables = reading.sheets.reduce((count, { layout: found }) => count + found.tables.length, 0)
  const sheetName = reading.sheets[sheet]?.name ?? ''
  const period = layout.period?.value ?? null
  const bare = (text: string): string => stripPeriod(tidy(text), period)
  const ownSheet = defaultSheetName.test(sheetName) ? '' : bare(sheetName)
  const base = bare(layout.title) || bare(stem) || ownSheet || tidy(layout.title) || tidy(stem)
  // A sheet for each town is said by a column of the table, not by its name.
  const told = layout.constants.some(({ from }) => from === 'sheet-name')
  const apart = tables > 1 && !told && ownSheet !== '' && !base.includes(ownSheet)
  return shorten(apart ? `${base} ${ownSheet}` : base)
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

function shorten(name: string): string {
  const characters = [...name]
  return characters.length <= longestName ? name : `${characters.slice(0, longestName - 1).join('')}…`
}
