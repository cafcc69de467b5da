import { estimateWidth } from '../../src/charts/measure-text.ts'

/** Left, top, right, bottom in px. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** A text of a drawn chart and what it covers, computed from its attributes alone. */
export type DrawnText = { text: string; box: Box; turned: boolean; bold: boolean; element: SVGTextElement }

const number = (element: Element, name: string) => Number(element.getAttribute(name))

/** All texts of a chart. Turned texts have no upright box and say so. */
export function textsOf(svg: SVGSVGElement): DrawnText[] {
  return [...svg.querySelectorAll('text')].map((element) => {
    const size = number(element, 'font-size')
    const bold = element.getAttribute('font-weight') === '600'
    const lines = [...element.querySelectorAll('tspan')]
    const width = Math.max(...lines.map((line) => estimateWidth(line.textContent, size, bold ? 600 : 400)), 0)
    const x = number(element, 'x')
    const anchor = element.getAttribute('text-anchor')
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    const baselines = lines.map((line) => number(line, 'y'))
    return {
      element,
      text: lines.map((line) => line.textContent).join('\n'),
      // Ink reaches from capital height to the descenders.
      box: {
        left,
        right: left + width,
        top: Math.min(...baselines) - size * 0.86,
        bottom: Math.max(...baselines) + size * 0.12,
      },
      turned: element.hasAttribute('transform'),
      bold,
    }
  })
}

/** Bars of a chart, in drawing order, with the text of their tooltips. */
export function barsOf(svg: SVGSVGElement): (Box & { fill: string | null; hint: string })[] {
  return [...svg.querySelectorAll('g[aria-label="rect"] > rect')].map((rect) => ({
    left: number(rect, 'x'),
    top: number(rect, 'y'),
    right: number(rect, 'x') + number(rect, 'width'),
    bottom: number(rect, 'y') + number(rect, 'height'),
    fill: rect.getAttribute('fill'),
    hint: rect.querySelector('title')?.textContent ?? '',
  }))
}

/** Centres of the dots of lines. */
export function dotsOf(svg: SVGSVGElement): { x: number; y: number; hint: string }[] {
  return [...svg.querySelectorAll('g[aria-label="dot"] > circle')].map((circle) => ({
    x: number(circle, 'cx'),
    y: number(circle, 'cy'),
    hint: circle.querySelector('title')?.textContent ?? '',
  }))
}

/** Place of the tick label with this value. */
export function tickOf(svg: SVGSVGElement, value: number, side: 'left' | 'right'): { x: number; y: number } {
  const anchor = side === 'left' ? 'end' : 'start'
  const found = textsOf(svg).find(
    (one) =>
      one.text !== '' &&
      Number(one.text.replace('\u2212', '-')) === value &&
      one.element.getAttribute('text-anchor') === anchor,
  )
  if (found === undefined) throw new Error(`no tick ${value} at the ${side}`)
  return { x: number(found.element, 'x'), y: (found.box.top + found.box.bottom) / 2 }
}

/** Pairs of upright texts that cover each other, as words for a failing test. */
export function collisionsOf(svg: SVGSVGElement): string[] {
  const texts = textsOf(svg).filter(({ turned, text }) => !turned && text !== '')
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        ({ box }) =>
          one.box.left < box.right - 0.5 &&
          box.left < one.box.right - 0.5 &&
          one.box.top < box.bottom - 0.5 &&
          box.top < one.box.bottom - 0.5,
      )
      .map((other) => `${one.text} × ${other.text}`),
  )
}

/** Upright texts that reach beyond the picture. */
export function strayTextsOf(svg: SVGSVGElement): string[] {
  const [width, height] = [number(svg, 'width'), number(svg, 'height')]
  const isOut = ({ left, top, right, bottom }: Box) =>
    left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5
  return textsOf(svg)
    .filter(({ turned, text, box }) => !turned && text !== '' && isOut(box))
    .map(({ text }) => text)
}
