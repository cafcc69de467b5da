import type { InspectAnswer, InspectSheet, InspectTable } from './answer.ts'

/** Prints an answer for people: one block a file. */
export function printAnswer(answer: InspectAnswer): void {
  console.log(`${answer.file}  ${answer.format ?? '-'}`)
  if (answer.error !== undefined) console.log(`  ${answer.error.code}: ${answer.error.text}`)
  for (const sheet of answer.sheets) printSheet(sheet)
  for (const { code, cell, text } of answer.notices)
    console.log(`  ! ${code}${cell === null ? '' : ` ${cell}`}: ${text}`)
}

function printSheet({ name, hidden, tables, cells, merges }: InspectSheet): void {
  console.log(`  [${name}]${hidden ? ' (hidden)' : ''}`)
  for (const table of tables) printTable(table)
  for (const { address, kind, value, shown } of cells ?? [])
    console.log(`    ${address}  ${kind}  ${JSON.stringify(value)}  ${shown}`)
  if (merges !== undefined && merges.length > 0) console.log(`    merged ${merges.join(' ')}`)
}

function printTable(table: InspectTable): void {
  const header = table.headerRows === null ? '-' : table.headerRows.join('-')
  console.log(`    ${table.range}  ${table.title}${table.period === null ? '' : `  ${table.period}`}`)
  console.log(
    `      header ${header}  data ${table.dataRows.join('-')}  unit ${table.unitRow ?? '-'}  confidence ${table.confidence.toFixed(2)}`,
  )
  console.log(
    `      titles ${list(table.titleRows)}  totals ${list(table.totalRows)}  sections ${list(table.sectionRows)}  notes ${list(table.noteRows)}`,
  )
  for (const { name, value } of table.constants) console.log(`      ${name} = ${value}`)
  for (const { letter, depth, samples } of table.levels)
    console.log(`      ${letter} has ${depth} levels: ${samples.map((path) => path.join(' › ')).join(' | ')}`)
  for (const { letter, name, type, unit } of table.columns)
    console.log(`      ${letter}  ${type}  ${name}${unit === null ? '' : `  (${unit})`}`)
}

function list(rows: readonly number[]): string {
  return rows.length === 0 ? '-' : rows.join(',')
}
