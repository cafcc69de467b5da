import type { Area } from './canvas.ts'

/**
 * Splits an area into rectangles whose areas are in proportion to positive weights, as square as they can be: the squarified treemap
 * of Bruls, Huizing and van Wijk (2000). Rectangles come in the order of the weights, which should fall.
 */
export function squarify(weights: readonly number[], area: Area): Area[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const [width, height] = [area.right - area.left, area.bottom - area.top]
  if (!(sum > 0) || width <= 0 || height <= 0)
    return weights.map(() => ({ ...area, right: area.left, bottom: area.top }))
  const scale = (width * height) / sum
  const placed: Area[] = []
  let free = { ...area }
  let row: number[] = []
  for (const weight of weights) {
    const size = weight * scale
    const side = Math.min(free.right - free.left, free.bottom - free.top)
    if (row.length > 0 && worst([...row, size], side) > worst(row, side)) {
      free = layRow(row, free, placed)
      row = []
    }
    row.push(size)
  }
  if (row.length > 0) layRow(row, free, placed)
  return placed
}

/** The worst ratio of length to width in a row along a side. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((total, size) => total + size, 0)
  const [most, least] = [Math.max(...row), Math.min(...row)]
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least))
}

/** Lays a row along the shorter side and answers what stays free. */
function layRow(row: readonly number[], free: Area, placed: Area[]): Area {
  const sum = row.reduce((total, size) => total + size, 0)
  const [width, height] = [free.right - free.left, free.bottom - free.top]
  const upright = width >= height
  const thick = sum / (upright ? height : width)
  let at = upright ? free.top : free.left
  for (const size of row) {
    const long = size / thick
    placed.push(
      upright
        ? { left: free.left, right: free.left + thick, top: at, bottom: at + long }
        : { left: at, right: at + long, top: free.top, bottom: free.top + thick },
    )
    at += long
  }
  return upright ? { ...free, left: free.left + thick } : { ...free, top: free.top + thick }
}
