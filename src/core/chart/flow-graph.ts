import { labelsOf, seriesOf, type ChartData } from './chart-data.ts'

/** A node of a flow: `level` is its column from the left, `size` the larger of what comes in and what goes out. */
export type FlowNode = { name: string; level: number; size: number }

/** A flow between two nodes, by their index. */
export type FlowLink = { source: number; target: number; value: number }

/** Nodes in columns; `left` counts rows without a positive figure. */
export type FlowGraph = { nodes: FlowNode[]; links: FlowLink[]; left: number }

/**
 * Flows from one node to another; rows of the same pair are added up. A name on both sides is one node in the middle, unless something
 * flows in a circle (a transition from a class to itself): then the left and the right side are nodes of their own. Null without columns.
 */
export function flowGraph(data: ChartData): FlowGraph | null {
  const [from, to, series] = [labelsOf(data, 'from'), labelsOf(data, 'to'), seriesOf(data, 'value', 0)]
  if (from === null || to === null || series === null) return null
  const rows = from.values.flatMap((source, at) => {
    const value = series.values[at] ?? null
    return value === null || value <= 0 ? [] : [{ source, target: to.values[at] ?? '', value }]
  })
  const levels = levelsOf(rows)
  const sides = levels === null
  const keyOf = (name: string, side: 0 | 1) => (sides ? `${side}${name}` : name)
  const nodes: FlowNode[] = []
  const at = new Map<string, number>()
  const place = (name: string, side: 0 | 1): number => {
    const key = keyOf(name, side)
    const known = at.get(key)
    if (known !== undefined) return known
    at.set(key, nodes.length)
    nodes.push({ name, level: levels?.get(name) ?? side, size: 0 })
    return nodes.length - 1
  }
  const links: FlowLink[] = []
  for (const { source, target, value } of rows) {
    const [start, end] = [place(source, 0), place(target, 1)]
    const same = links.find((link) => link.source === start && link.target === end)
    if (same === undefined) links.push({ source: start, target: end, value })
    else same.value += value
  }
  for (const [index, node] of nodes.entries()) {
    const sum = (end: 'source' | 'target') =>
      links.reduce((total, link) => total + (link[end] === index ? link.value : 0), 0)
    node.size = Math.max(sum('source'), sum('target'))
  }
  return { nodes, links, left: from.values.length - rows.length }
}

/** The longest way from a source to each name; null where something flows in a circle. */
function levelsOf(rows: readonly { source: string; target: string }[]): Map<string, number> | null {
  const names = new Set(rows.flatMap(({ source, target }) => [source, target]))
  const levels = new Map([...names].map((name) => [name, 0]))
  // Without a circle no way is longer than there are names.
  for (let round = 0; round <= names.size; round += 1) {
    let moved = false
    for (const { source, target } of rows) {
      const least = (levels.get(source) ?? 0) + 1
      if ((levels.get(target) ?? 0) >= least) continue
      levels.set(target, least)
      moved = true
    }
    if (!moved) return withEndsLast(levels, rows)
  }
  return null
}

/** Names from which nothing flows on stand in the last column. */
function withEndsLast(levels: Map<string, number>, rows: readonly { source: string }[]): Map<string, number> {
  const last = Math.max(0, ...levels.values())
  const going = new Set(rows.map(({ source }) => source))
  return new Map([...levels].map(([name, level]) => [name, going.has(name) ? level : last]))
}
