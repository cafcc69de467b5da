import type { StepOf } from '../../dataset/recipe.ts'
import { quoteIdentifier } from '../../sql/quote.ts'
import { findColumn, findColumns, isNumber, isText, takenName } from '../find-column.ts'
import { asText, sampleList } from '../sql-text.ts'
import type { JoinTable, Planned, StepColumn, StepInput } from '../step-plan.ts'
import { column, writeColumns } from '../write-columns.ts'

type Pair = { left: StepColumn; right: StepColumn }

/**
 * Takes columns of the one row of another table whose key is equal. A key that stands there twice would multiply rows: it matches nothing,
 * and the step says so as a problem.
 */
export function planJoin(step: StepOf<'join'>, { columns, table }: StepInput): Planned {
  const other = table.findTable(step.dataset)
  if (other === null) return { problem: { kind: 'table-missing', dataset: step.dataset } }
  if (other === 'circle') return { problem: { kind: 'join-circle', table: step.dataset } }
  const pairs = findPairs(step, columns, other)
  if ('problem' in pairs) return pairs
  const take = findColumns(other.columns, step.take)
  if ('problem' in take) return take
  const prefix = step.prefix ?? ''
  const taken = takenName(
    columns,
    take.found.map(({ name }) => prefix + name),
  )
  if (taken !== null) return { problem: taken }
  const right = compileRight(pairs.pairs, take.found, other)
  const on = pairs.pairs.map(
    ({ left, right: key }, at) => `other.key_${at + 1} = ${keyText({ left, right: key }, 'left')}`,
  )
  const from = (source: string): string => `${source} AS t\nLEFT JOIN (\n${right}\n) AS other ON ${on.join(' AND ')}`
  const filled = pairs.pairs.map((pair) => `${keyText(pair, 'left')} IS NOT NULL`).join(' AND ')
  const label = `concat_ws(' ', ${pairs.pairs.map((pair) => keyText(pair, 'left')).join(', ')})`
  const plan = writeColumns(
    columns,
    take.found.map((each) => ({ ...each, name: prefix + each.name, sql: `other.${quoteIdentifier(each.name)}` })),
    {
      from,
      checks: [
        { kind: 'no-match', sql: (source) => sampleList(from(source), `${filled} AND other.key_1 IS NULL`, label) },
      ],
    },
  )
  return { ...plan, guard: { table: other.name, sql: compileRepeated(pairs.pairs, other) } }
}

function findPairs(
  step: StepOf<'join'>,
  columns: readonly StepColumn[],
  other: JoinTable,
): { pairs: Pair[] } | Extract<Planned, { problem: unknown }> {
  const pairs: Pair[] = []
  for (const { left, right } of step.keys) {
    const own = findColumn(columns, left)
    if ('problem' in own) return own
    const theirs = findColumn(other.columns, right)
    if ('problem' in theirs) return theirs
    pairs.push({ left: own.column, right: theirs.column })
  }
  return { pairs }
}

/** Keys of different types are compared as texts: 310112 is 310112, however it came. */
function keyText({ left, right }: Pair, side: 'left' | 'right'): string {
  const own = side === 'left' ? left : right
  const alike = (isText(left) && isText(right)) || (isNumber(left) && isNumber(right)) || left.type === right.type
  return alike ? column(own.name) : asText(own)
}

function keyList(pairs: readonly Pair[]): string[] {
  return pairs.map((pair, at) => `${keyText(pair, 'right')} AS key_${at + 1}`)
}

function compileRight(pairs: readonly Pair[], take: readonly StepColumn[], other: JoinTable): string {
  const values = take.map(({ name }) => `any_value(${column(name)}) AS ${quoteIdentifier(name)}`)
  return [
    `  SELECT ${[...keyList(pairs), ...values].join(', ')}`,
    `  FROM ${other.source} AS t`,
    `  GROUP BY ${pairs.map((pair) => keyText(pair, 'right')).join(', ')}`,
    '  HAVING count(*) = 1',
  ].join('\n')
}

function compileRepeated(pairs: readonly Pair[], other: JoinTable): string {
  const filled = pairs.map((_pair, at) => `key_${at + 1} IS NOT NULL`).join(' AND ')
  const label = `concat_ws(' ', ${pairs.map((_pair, at) => `key_${at + 1}`).join(', ')})`
  const groups = `SELECT ${keyList(pairs).join(', ')}, count(*) AS hits FROM ${other.source} AS t GROUP BY ALL`
  return sampleList(`(${groups})`, `hits > 1 AND ${filled}`, label)
}
