import type { CellStyle } from './workbook.ts'

/** Collects the styles of a workbook while its cells are made. The same look is kept once. */
export class StyleSheet {
  readonly styles: CellStyle[] = []
  private readonly ids = new Map<string, number>()

  /** Index of the style, to stand in a cell. */
  id(style: CellStyle): number {
    const key = JSON.stringify(style)
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const id = this.styles.push(style) - 1
    this.ids.set(key, id)
    return id
  }
}
