import type { PrintCell, PrintTable } from '../../core/result/print-table.ts'

/** Sizes and rules of a printed three-line table, for programs that take markup from the clipboard. */
const font = "font-family:'Times New Roman','SimSun',serif;font-size:10.5pt"
const thick = '1.5pt solid black'
const thin = '.75pt solid black'

/**
 * A printed table as HTML for Word and WPS: real merged cells, rules, alignment. `x:num` gives Excel the unrounded number
 * behind a printed figure with a true minus.
 */
export function formatTableMarkup(table: PrintTable, noteWord: string): string {
  const lastRow = table.rows.length - 1
  const head = table.header.map((cells, row) => {
    const top = row === 0 ? `border-top:${thick};` : ''
    const inner = cells.map((cell) => {
      const lowest = row + cell.rowSpan === table.header.length
      const rule = lowest || cell.columnSpan > 1 ? `border-bottom:${thin};` : ''
      return `<th rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}" style="${top}${rule}text-align:center;font-weight:bold;padding:2pt 5pt">${escapeMarkup(cell.text)}</th>`
    })
    return `<tr>${inner.join('')}</tr>`
  })
  const body = table.rows.map((row, index) => {
    const rule = index === lastRow ? `border-bottom:${thick};` : ''
    const weight = row.kind === 'total' ? 'font-weight:bold;' : ''
    const cells = row.cells.map((cell, column) => {
      const { numeric = false, decimals = null } = table.columns[column] ?? {}
      const indent = column === 0 ? `padding-left:${5 + 10.5 * row.level}pt;` : ''
      return `<td${numeric ? formatNumberAttribute(cell, decimals) : ''} style="${rule}${weight}padding:2pt 5pt;${indent}text-align:${numeric ? 'right' : 'left'}${formatNumberStyle(cell, numeric, decimals)}">${escapeMarkup(cell.text)}${cell.flag === null ? '' : `<sup>${escapeMarkup(cell.flag)}</sup>`}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const paragraph = (text: string, style: string): string => (text === '' ? '' : `<p style="margin:0;${font};${style}">${escapeMarkup(text)}</p>`)
  const notes = listFoot(table, noteWord)
  return [
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>',
    paragraph(table.title, 'text-align:center;font-weight:bold;font-size:12pt'),
    paragraph(table.unitLine, 'text-align:right;font-size:9pt'),
    `<table style="border-collapse:collapse;width:100%;${font}"><thead>${head.join('')}</thead><tbody>${body.join('')}</tbody></table>`,
    ...notes.map((note) => paragraph(note, 'font-size:9pt')),
    '</body></html>',
  ].join('')
}

/** A printed table as tab-separated lines: title, unit line, header, rows, notes. ASCII minus, so that figures stay figures. */
export function formatTableLines(table: PrintTable, noteWord: string): string {
  const header = flattenHeader(table)
  const rows = table.rows.map((row) =>
    row.cells.map(({ text }, column) => (table.columns[column]?.numeric === true ? cleanCell(text.replace(/^\u2212(?=\d)/, '-')) : disarm(cleanCell(text)))),
  )
  const before = [table.title, table.unitLine].filter((line) => line !== '').map((line) => [cleanCell(line)])
  const after = listFoot(table, noteWord)
    .filter((line) => line !== '')
    .map((line) => [cleanCell(line)])
  return [...before, ...header, ...rows, ...after].map((cells) => cells.join('\t')).join('\r\n')
}

/** What stands below a table, with the word that opens its notes (`注：`) before the first of them, as on the page. */
function listFoot(table: PrintTable, noteWord: string): string[] {
  const notes = table.notes.map((note, index) => (index === 0 ? `${noteWord}${note}` : note))
  return [...table.flagNotes.map(({ mark, text }) => `${mark} ${text}`), ...notes, table.sourceLine]
}

/** The merged header as a full grid: a spanning text stands in its first cell only, as a spreadsheet pastes it. */
function flattenHeader(table: PrintTable): string[][] {
  const width = table.columns.length
  const grid = table.header.map(() => Array.from({ length: width }, () => ''))
  const taken = table.header.map(() => Array.from({ length: width }, () => false))
  table.header.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while (taken[row]?.[column] === true) column += 1
      const line = grid[row]
      if (line !== undefined) line[column] = cleanCell(cell.text)
      for (let down = 0; down < cell.rowSpan; down += 1) taken[row + down]?.fill(true, column, column + cell.columnSpan)
      column += cell.columnSpan
    }
  })
  return grid
}

/** A text that a spreadsheet would run as a formula gets the apostrophe that makes it a text. */
function disarm(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text
}

function cleanCell(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ')
}

function formatNumberAttribute(cell: PrintCell, decimals: number | null): string {
  return typeof cell.value === 'number' && Number.isFinite(cell.value) && decimals !== null ? ` x:num="${cell.value}"` : ''
}

function formatNumberStyle(cell: PrintCell, numeric: boolean, decimals: number | null): string {
  // The text format: a cell that begins with = stays a text.
  if (!numeric) return ";mso-number-format:'\\@'"
  if (decimals === null || typeof cell.value !== 'number') return ''
  return `;mso-number-format:'${decimals === 0 ? '0' : `0\\.${'0'.repeat(decimals)}`}'`
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
