/** Pushes blocks apart, downwards first and then up from the foot of the plot. `blocks` are sorted from top to bottom. */
export function spread(blocks: { y: number; height: number }[], plot: { top: number; bottom: number }): number[] {
  const ys: number[] = []
  let free = plot.top - 8
  for (const { y, height } of blocks) {
    const middle = Math.max(y, free + height / 2)
    ys.push(middle)
    free = middle + height / 2
  }
  let limit = plot.bottom + 8
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const height = blocks[index]?.height ?? 0
    const middle = Math.min(ys[index] ?? 0, limit - height / 2)
    ys[index] = middle
    limit = middle - height / 2
  }
  return ys
}
