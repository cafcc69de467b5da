/** Yearly figures that a size class is told from: employees, revenue and assets in 万元. */
export type SizeFigures = { staff: number; revenue: number; assets: number }

/** Lower limits of large, medium and small by what is measured; micro is what remains (size classes of 2017, domain model 2.6). */
type Limits = Partial<Record<keyof SizeFigures, readonly [large: number, medium: number, small: number]>>

/** Limits by the beginning of the class, the longest first. */
const limits: readonly (readonly [prefix: RegExp, limits: Limits])[] = [
  [/^(?:0[6-9]|1[0-2]|1[3-9]|[23]\d|4[0-6])/, { staff: [1000, 300, 20], revenue: [40_000, 2000, 300] }],
  [/^(?:4[7-9]|50)/, { revenue: [80_000, 6000, 300], assets: [80_000, 5000, 300] }],
  [/^51/, { staff: [200, 20, 5], revenue: [40_000, 5000, 1000] }],
  [/^52/, { staff: [300, 50, 10], revenue: [20_000, 500, 100] }],
  [/^59/, { staff: [200, 100, 20], revenue: [30_000, 1000, 100] }],
  [/^60/, { staff: [1000, 300, 20], revenue: [30_000, 2000, 100] }],
  [/^5[3-8]/, { staff: [1000, 300, 20], revenue: [30_000, 3000, 200] }],
  [/^6[12]/, { staff: [300, 100, 10], revenue: [10_000, 2000, 100] }],
  [/^6[34]/, { staff: [2000, 100, 10], revenue: [100_000, 1000, 100] }],
  [/^65/, { staff: [300, 100, 10], revenue: [10_000, 1000, 50] }],
  [/^7010/, { revenue: [200_000, 1000, 100], assets: [10_000, 5000, 2000] }],
  [/^7020/, { staff: [1000, 300, 100], revenue: [5000, 1000, 500] }],
  [/^7[12]/, { staff: [300, 100, 10], assets: [120_000, 8000, 100] }],
]

const others: Limits = { staff: [300, 100, 10] }

/** `1` large, `2` medium, `3` small, `4` micro: every limit must hold, or it is one class down. */
export function sizeClass(industry: string, figures: SizeFigures): string {
  const own = limits.find(([prefix]) => prefix.test(industry))?.[1] ?? others
  const classes = Object.entries(own).map(([measure, steps]) => {
    const at = steps.findIndex((limit) => figures[measure as keyof SizeFigures] >= limit)
    return at < 0 ? steps.length : at
  })
  return String(1 + Math.max(...classes))
}
