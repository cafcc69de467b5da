/** A number of an element's attribute. */
export const attribute = (element: Element, name: string): number => Number(element.getAttribute(name))

/** A mark with a tooltip: a bar, a point, a cell; keys of the legend have none. */
export type Mark = {
  x: number
  y: number
  width: number
  height: number
  cx: number
  cy: number
  r: number
  fill: string | null
  hint: string
}

/** All marks of one shape, in drawing order. */
export function hintedOf(svg: SVGSVGElement, shape: 'rect' | 'circle' | 'path' | 'polygon'): Mark[] {
  return [...svg.querySelectorAll(shape)]
    .filter((element) => element.querySelector('title') !== null)
    .map((element) => ({
      x: attribute(element, 'x'),
      y: attribute(element, 'y'),
      width: attribute(element, 'width'),
      height: attribute(element, 'height'),
      cx: attribute(element, 'cx'),
      cy: attribute(element, 'cy'),
      r: attribute(element, 'r'),
      fill: element.getAttribute('fill'),
      hint: element.querySelector('title')?.textContent ?? '',
    }))
}
