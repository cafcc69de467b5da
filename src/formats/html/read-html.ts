import { AppError } from '../../core/base/app-error.ts'
import type { SheetGrid } from '../../core/workbook/cell-grid.ts'
import { formatNumber } from '../format-number.ts'
import { TextDictionary } from '../text-dictionary.ts'
import { decodeHtmlText } from './html-text.ts'
import { HtmlTable } from './html-table.ts'

/** A tag. The bound keeps tags that never end from being searched to the end of the page, each anew. */
const TAG = /<(\/?)([a-z][\w:-]*)([^>]{0,8192})>/gi
const SHEET_NAME = /<x:Name>([^<]{1,200})<\/x:Name>/gi
const BREAKS = /^(?:br|p|div|li|h[1-6])$/i

/**
 * Reads the tables of an HTML page, which many systems export under the name .xls: each table with something in it becomes a sheet, a
 * table inside a cell one of its own. End tags of cells and rows may be missing, as HTML allows. Throws `workbook/unreadable` when
 * there is no filled table.
 */
export function readHtml(text: string): SheetGrid[] {
  const tables: HtmlTable[] = []
  const open: HtmlTable[] = []
  const dictionary = new TextDictionary()
  const page = dropSections(text)
  let at = 0
  for (const match of page.matchAll(TAG)) {
    const table = open.at(-1)
    if (match.index > at) table?.addText(decodeHtmlText(page.slice(at, match.index)))
    at = match.index + match[0].length
    const [, slash, name = '', attributes = ''] = match
    if (name.toLowerCase() !== 'table')
      handleTag(table, { closing: slash === '/', name: name.toLowerCase(), attributes })
    else if (slash === '/') open.pop()?.closeCell()
    else {
      const opened = new HtmlTable(dictionary, formatNumber)
      tables.push(opened)
      open.push(opened)
    }
  }
  open.at(-1)?.addText(decodeHtmlText(page.slice(at)))
  for (const table of open) table.closeCell()
  const filled = tables.filter((table) => table.filled > 0)
  if (filled.length === 0) throw new AppError('workbook/unreadable', {}, { detail: 'no table with content' })
  const names = sheetNames(text, filled.length)
  return filled.map((table, index) => ({
    name: names[index] ?? `Sheet${index + 1}`,
    hidden: false,
    grid: table.finish(),
  }))
}

/** The page without comments, scripts and styles; one that never ends reaches to the end of the page. */
function dropSections(text: string): string {
  const kept: string[] = []
  const start = /<!--|<(script|style)\b/gi
  let at = 0
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    kept.push(text.slice(at, match.index))
    const end = match[1] === undefined ? /-->/g : new RegExp(`</${match[1]}\\s*>`, 'gi')
    end.lastIndex = start.lastIndex
    at = end.exec(text) === null ? text.length : end.lastIndex
    start.lastIndex = at
  }
  kept.push(text.slice(at))
  return kept.join('')
}

type Tag = { closing: boolean; name: string; attributes: string }

function handleTag(table: HtmlTable | undefined, { closing, name, attributes }: Tag): void {
  if (table === undefined) return
  if (name === 'tr') {
    if (closing) table.closeCell()
    else table.startRow()
  } else if (name === 'td' || name === 'th') {
    if (closing) table.closeCell()
    else table.startCell(attributes)
  } else if (BREAKS.test(name)) table.addBreak()
}

/** Names that Excel writes into its HTML, where there is one for each table. */
function sheetNames(text: string, count: number): string[] {
  const names = [...text.matchAll(SHEET_NAME)].map(([, name]) => decodeHtmlText(name ?? '').trim())
  return names.length === count && new Set(names).size === count ? names : []
}
