/** The chart as the text of an .svg file. It names its fonts and needs nothing from outside. */
export function exportSvg(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`
}
