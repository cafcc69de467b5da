import { textWidth } from '../../src/formats/office/text-width.ts'
import type { TemplateAnswer } from './answer-template.ts'

const hidden = new Set(['hidden', 'flag', 'level', 'row-kind'])

/** An answer as a table for the eye: figures with their decimals, flags behind them. */
export function printAnswer({ title, columns, rows, flags, source }: TemplateAnswer): string {
  const shown = columns.filter(({ role }) => !hidden.has(role))
  const lines = [
    shown.map(({ label, unit }) => (unit === null ? label : `${label}（${unit}）`)),
    ...rows.map((row, at) =>
      shown.map(({ name, decimals }) => {
        const value = row[name] ?? null
        const text =
          value === null ? '' : typeof value === 'number' && decimals !== null ? value.toFixed(decimals) : String(value)
        const flag = flags.find((each) => each.row === at && each.column === name)?.flag
        return flag === undefined ? text : `${text} [${flag}]`
      }),
    ),
  ]
  const widths = shown.map((_, at) => Math.max(...lines.map((line) => textWidth(line[at] ?? ''))))
  const table = lines.map((line) =>
    line
      .map((text, at) => text + ' '.repeat((widths[at] ?? 0) - textWidth(text)))
      .join('  ')
      .trimEnd(),
  )
  return `${[title, ...table, source.text].join('\n')}\n`
}
