import { faces, type Canvas } from './canvas.ts'
import { drawLabel, type Label } from './label.ts'

/** Where and how one line of text stands; a figure in ink, starting at `x` and centred on `y`, unless said otherwise. */
export type TextPlace = { x: number; y: number } & Partial<Omit<Label, 'lines'>>

/** Draws one line of text. */
export function drawText({ svg, theme }: Canvas, text: string, place: TextPlace): void {
  drawLabel(svg, { ...faces.value, anchor: 'start', edge: 'middle', colour: theme.ink, ...place, lines: [text] })
}
