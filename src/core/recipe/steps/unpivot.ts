import { columnSqlTypes } from '../../dataset/compile-part.ts'
import type { StepOf } from '../../dataset/recipe.ts'
import { parsePeriod } from '../../base/period.ts'
import { periodColumn } from '../../dataset/unite-columns.ts'
import { quoteIdentifier, quoteLiteral } from '../../sql/quote.ts'
import { findColumns, isNumber, takenName } from '../find-column.ts'
import { asText, lineageList, sampleList } from '../sql-text.ts'
import type { Planned, RecipeTable, StepCheck, StepColumn, StepInput } from '../step-plan.ts'
import type { ColumnType } from '../../workbook/table-layout.ts'
import { column } from '../write-columns.ts'

/** Stands for the year of a row while the name of a month is read. */
const anyYear = '2000'

/** Makes a row of each of several columns (months), with the column's name and its value. Totals of them are checked, then left out. */
export function planUnpivot(step: StepOf<'unpivot'>, { columns, table }: StepInput): Planned {
  const spread = findColumns(columns, step.columns)
  if ('problem' in spread) return spread
  const totals = findColumns(columns, step.drop)
  if ('problem' in totals) return totals
  const gone = [...new Set([...spread.found, ...totals.found])]
  const rest = columns.filter((each) => !gone.includes(each))
  const taken = takenName(rest, [step.nameInto, step.valueInto])
  if (taken !== null) return { problem: taken }
  const names = step.parse === 'month' ? readMonths(spread.found, columns, table) : null
  const type = commonType(spread.found)
  const labels = names ?? spread.found.map(({ name }) => quoteLiteral(name))
  const values = spread.found.map((each) =>
    type === 'text'
      ? asText(each)
      : each.type === type
        ? column(each.name)
        : `CAST(${column(each.name)} AS ${columnSqlTypes[type]})`,
  )
  const [nameInto, valueInto] = [quoteIdentifier(step.nameInto), quoteIdentifier(step.valueInto)]
  const rows = (source: string): string =>
    [
      `SELECT t.* EXCLUDE (${gone.map(({ name }) => quoteIdentifier(name)).join(', ')}),`,
      `  unnest([${labels.join(', ')}]) AS ${nameInto},`,
      `  unnest([${values.join(', ')}]) AS ${valueInto}`,
      `FROM ${source} AS t`,
    ].join('\n')
  const select = (source: string): string =>
    step.keepEmpty === true
      ? rows(source)
      : `SELECT *\nFROM (\n${rows(source).replaceAll(/^/gmu, '  ')}\n)\nWHERE ${valueInto} IS NOT NULL`
  return {
    columns: [
      ...rest,
      { name: step.nameInto, type: names === null ? 'text' : 'period', unit: null },
      { name: step.valueInto, type, unit: commonUnit(spread.found) },
    ],
    select,
    from: (source) => `${source} AS t`,
    writes: [],
    rowSamples: (source) =>
      `SELECT ${lineageList}, CAST(t.${nameInto} AS VARCHAR) AS "column", NULL AS "before", CAST(t.${valueInto} AS VARCHAR) AS "after" FROM (${select(source)}) AS t`,
    checks: [
      ...(step.keepEmpty === true ? [] : [checkEmpty(values)]),
      ...totals.found.filter(isNumber).map((total) => checkTotal(total, spread.found.filter(isNumber))),
    ],
  }
}

/** `1月`, `产值·1月`, `2020年1月` as periods; the year is the column's own, else the row's or the table's. Null where one cannot be read. */
function readMonths(
  spread: readonly StepColumn[],
  columns: readonly StepColumn[],
  table: RecipeTable,
): string[] | null {
  const rowPeriod = columns.find(({ name, type }) => type === 'period' && name === periodColumn)
  const year = rowPeriod === undefined ? null : `left(${column(rowPeriod.name)}, 4)`
  const names: string[] = []
  for (const { name } of spread) {
    const part = name.split('·').at(-1) ?? name
    const own = parsePeriod(part)
    const tableYear = table.period?.slice(0, 4)
    const relative = parsePeriod(`${anyYear}年${part}`)
    if (own !== null) names.push(quoteLiteral(own.value))
    else if (relative === null) return null
    else if (year !== null) names.push(relative.value.split(anyYear).map(quoteLiteral).join(` || ${year} || `))
    else if (tableYear !== undefined) names.push(quoteLiteral(relative.value.replaceAll(anyYear, tableYear)))
    else return null
  }
  return names
}

function commonType(columns: readonly StepColumn[]): ColumnType {
  const types = new Set(columns.map(({ type }) => type))
  const [only] = types
  if (types.size === 1 && only !== undefined) return only
  return columns.every(isNumber) ? 'number' : 'text'
}

function commonUnit(columns: readonly StepColumn[]): string | null {
  const [first] = columns
  return first !== undefined && columns.every(({ unit }) => unit === first.unit) ? first.unit : null
}

function checkEmpty(values: readonly string[]): StepCheck {
  const empty = values.map((value) => `CAST(${value} IS NULL AS INTEGER)`).join(' + ')
  return {
    kind: 'rows-without-value',
    sql: (source) =>
      `SELECT coalesce(sum(missing), 0) AS cases, CAST([] AS VARCHAR[]) AS samples FROM (SELECT ${empty} AS missing FROM ${source} AS t)`,
  }
}

/** A printed total must be the sum of what stays; rows without a total, or without any value, say nothing. */
function checkTotal(total: StepColumn, parts: readonly StepColumn[]): StepCheck {
  const sum = `list_sum([${parts.map(({ name }) => `CAST(${column(name)} AS DOUBLE)`).join(', ')}])`
  const text = `concat(t.src_sheet, '!', t.src_row, ' ', ${asText(total)}, ' ≠ ', sum)`
  return {
    kind: 'total-differs',
    sql: (source) =>
      sampleList(
        `(SELECT t.*, ${sum} AS sum FROM ${source} AS t) AS t`,
        `abs(${column(total.name)} - sum) > 1e-9 * greatest(1, abs(${column(total.name)}), abs(sum))`,
        text,
      ),
  }
}
