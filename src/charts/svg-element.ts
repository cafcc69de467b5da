const SVG = 'http://www.w3.org/2000/svg'

/** Appends an element with its attributes. All looks are attributes, so that a saved file needs no style sheet. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  parent: Element,
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] {
  const element = parent.ownerDocument.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  parent.append(element)
  return element
}
