import type { FlowGraph } from '../core/chart/flow-graph.ts'
import type { Area } from './canvas.ts'

/** A node on the page, and a flow as a ribbon: its height and the middles of its two ends. */
export type PlacedNode = { name: string; level: number; size: number } & Area
export type Ribbon = { source: number; target: number; value: number; thick: number; from: number; to: number }

export const NODE = 12
/** Least distance of the middles of two nodes, so that their names do not touch. */
const NAME_ROOM = 17
const SWEEPS = 6

/** Height that the fullest column needs for its names. */
export function sankeyHeight({ nodes }: FlowGraph): number {
  const most = Math.max(0, ...columnsOf(nodes).map(({ length }) => length))
  return most * NAME_ROOM * 1.5 + 20
}

/** Places nodes in columns of falling size, orders them so that ribbons cross little, and lays the ribbons along them. */
export function layoutSankey({ nodes, links }: FlowGraph, area: Area): { nodes: PlacedNode[]; ribbons: Ribbon[] } {
  const columns = columnsOf(nodes)
  const scale = scaleOf(nodes, columns, area.bottom - area.top)
  const last = Math.max(columns.length - 1, 1)
  const heights = nodes.map(({ size }) => size * scale)
  const middles = nodes.map(() => 0)
  for (const column of columns) {
    column.sort((a, b) => (nodes[b]?.size ?? 0) - (nodes[a]?.size ?? 0))
    stack(column, { heights, middles, area })
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const pulled = new Map(column.map((node) => [node, pullOn(node, links, middles)]))
      column.sort((a, b) => (pulled.get(a) ?? 0) - (pulled.get(b) ?? 0))
      stack(column, { heights, middles, area })
    }
  }
  const placed = nodes.map((node, at): PlacedNode => {
    const left = area.left + ((area.right - area.left - NODE) * node.level) / last
    const [middle, half] = [middles[at] ?? 0, Math.max(heights[at] ?? 0, 1) / 2]
    return { ...node, left, right: left + NODE, top: middle - half, bottom: middle + half }
  })
  return { nodes: placed, ribbons: ribbonsOf(links, placed, scale) }
}

function columnsOf(nodes: FlowGraph['nodes']): number[][] {
  const levels = Math.max(0, ...nodes.map(({ level }) => level + 1))
  return Array.from({ length: levels }, (_, level) => [...nodes.keys()].filter((at) => nodes[at]?.level === level))
}

/** The largest px for each unit at which every column has room for its nodes and their names. */
function scaleOf(nodes: FlowGraph['nodes'], columns: number[][], height: number): number {
  const fits = (scale: number) =>
    columns.every(
      (column) =>
        column.reduce((sum, at) => sum + Math.max((nodes[at]?.size ?? 0) * scale + 4, NAME_ROOM), 0) <= height,
    )
  const most = Math.max(...columns.map((column) => column.reduce((sum, at) => sum + (nodes[at]?.size ?? 0), 0)), 0)
  let [low, high] = [0, most === 0 ? 0 : height / most]
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

/** Spreads a column over the height, in its order. */
function stack(
  column: number[],
  { heights, middles, area }: { heights: number[]; middles: number[]; area: Area },
): void {
  const slots = column.map((at) => Math.max((heights[at] ?? 0) + 4, NAME_ROOM))
  const spare = area.bottom - area.top - slots.reduce((sum, slot) => sum + slot, 0)
  const gap = Math.max(spare, 0) / Math.max(column.length, 1)
  let y = area.top + gap / 2
  for (const [index, at] of column.entries()) {
    const slot = slots[index] ?? 0
    middles[at] = y + slot / 2
    y += slot + gap
  }
}

/** Mean height of what a node is joined to, by the size of the flows; its own height where it is joined to nothing. */
function pullOn(node: number, links: FlowGraph['links'], middles: readonly number[]): number {
  let [sum, weight] = [0, 0]
  for (const { source, target, value } of links) {
    const other = source === node ? target : target === node ? source : null
    if (other === null) continue
    sum += (middles[other] ?? 0) * value
    weight += value
  }
  return weight === 0 ? (middles[node] ?? 0) : sum / weight
}

/** Ribbons leave and reach a node in the order of their other ends. */
function ribbonsOf(links: FlowGraph['links'], nodes: readonly PlacedNode[], scale: number): Ribbon[] {
  const middle = (at: number) => ((nodes[at]?.top ?? 0) + (nodes[at]?.bottom ?? 0)) / 2
  const ribbons = links.map((link): Ribbon => ({ ...link, thick: link.value * scale, from: 0, to: 0 }))
  for (const [at, node] of nodes.entries()) {
    const out = ribbons.filter(({ source }) => source === at).sort((a, b) => middle(a.target) - middle(b.target))
    let y = node.top
    for (const ribbon of out) {
      ribbon.from = y + ribbon.thick / 2
      y += ribbon.thick
    }
    const into = ribbons.filter(({ target }) => target === at).sort((a, b) => middle(a.source) - middle(b.source))
    y = node.top
    for (const ribbon of into) {
      ribbon.to = y + ribbon.thick / 2
      y += ribbon.thick
    }
  }
  return ribbons
}
