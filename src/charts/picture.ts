/** A bar in its category's slot; `start` and `end` are shares of the slot, `from` and `to` values. */
export type Bar = { slot: number; start: number; end: number; from: number; to: number; colour: string; hint: string }

/** A figure at the end of a bar, on the side to which the bar points. `middle` is a share of the slot. */
export type EndLabel = {
  slot: number
  middle: number
  width: number
  value: number
  outward: 1 | -1
  text: string
  strong: boolean
  /** Shown on hover: why there is no figure. */
  full?: string
}

/** A figure inside a bar, drawn only where it fits. */
export type InsideLabel = { bar: Bar; text: string }

/** A thin line along the categories at one value, from one place of the index axis to another (slots and shares of them). */
export type Link = { value: number; from: number; to: number }

/** Points of a line, one for each category; null is a gap. Figures stand at the points where they fit; points between two gaps always have a dot. */
export type Line = {
  name: string
  axis: 'left' | 'right'
  colour: string
  values: (number | null)[]
  texts: string[]
  hints: string[]
  dotted: boolean
}

/** What a chart over categories shows, without any place on the page; drawn upright or lying. */
export type Picture = {
  categories: string[]
  categoryKind: 'name' | 'period'
  /** Categories whose name is set bold. */
  totals: ReadonlySet<number>
  bars: Bar[]
  ends: EndLabel[]
  insides: InsideLabel[]
  links: Link[]
  lines: Line[]
  /** Bars side by side in one slot. */
  lanes: number
  /** Names stand at the zero line, opposite to their bars, where there is room. */
  namesAtZero: boolean
  /** Bars of classes touch, however wide their slots are. */
  touching: boolean
  /** Value at which a dashed line is drawn; null for none. */
  reference: number | null
}

/** A picture of nothing, to be filled. */
export function emptyPicture(categories: string[], categoryKind: 'name' | 'period', totals: number[]): Picture {
  const lists = { bars: [], ends: [], insides: [], links: [], lines: [] }
  return {
    categories,
    categoryKind,
    totals: new Set(totals),
    ...lists,
    lanes: 1,
    namesAtZero: false,
    touching: false,
    reference: null,
  }
}
