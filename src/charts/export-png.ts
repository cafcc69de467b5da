import { AppError } from '../core/base/app-error.ts'
import { exportSvg } from './export-svg.ts'
import { setPngDensity } from './png-density.ts'

/** Width of the text on an A4 page (160 mm) at 300 dots per inch. */
export const PRINT_WIDTH = 1890
const PRINT_DPI = 300

/**
 * The chart as a .png for print: drawn by the browser at the given number of pixels across, with its size in millimetres written
 * into the file, so that a word processor places it at text width. Needs no network and no secure context.
 */
export async function exportPng(svg: SVGSVGElement, { width = PRINT_WIDTH, dpi = PRINT_DPI } = {}): Promise<Blob> {
  const document = svg.ownerDocument
  const scale = width / Number(svg.getAttribute('width'))
  const height = Math.round(Number(svg.getAttribute('height')) * scale)
  const copy = svg.cloneNode(true) as SVGSVGElement
  // Drawn at its final size, so that the browser draws shapes and does not enlarge pixels.
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const url = URL.createObjectURL(new Blob([exportSvg(copy)], { type: 'image/svg+xml' }))
  try {
    const image = document.createElement('img')
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')
    if (context === null) throw new AppError('export/failed', {}, { detail: 'no canvas' })
    context.drawImage(image, 0, 0, width, height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (blob === null) throw new AppError('export/failed', {}, { detail: `no picture of ${width} × ${height}` })
    return new Blob([setPngDensity(new Uint8Array(await blob.arrayBuffer()), dpi)], { type: 'image/png' })
  } finally {
    URL.revokeObjectURL(url)
  }
}
