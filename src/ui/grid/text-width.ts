let canvas: CanvasRenderingContext2D | null | undefined

/** Width in pixels of a text in 13 px grid cells, by the page's own fonts; a rough count where there is no canvas. */
export function textWidth(text: string, weight: 400 | 600 = 400): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (canvas === null) return text.length * 13
  canvas.font = `${String(weight)} 13px ${getComputedStyle(document.body).fontFamily}`
  return canvas.measureText(text).width
}
