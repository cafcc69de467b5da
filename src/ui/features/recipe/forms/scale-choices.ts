import { unitScales } from '../../../../core/dataset/data/unit-scale-data.ts'
import { unitScale } from '../../../../core/dataset/unit-scale.ts'

/** A conversion: from one unit to another by a factor. */
export type ScaleChoice = { from: string; to: string; factor: number }

/** Conversions that statistics ask for where the column's unit is unknown. */
const usual: readonly [string, string][] = [
  ['元', '万元'],
  ['千元', '万元'],
  ['万元', '亿元'],
  ['元', '亿元'],
  ['千瓦时', '万千瓦时'],
  ['人', '万人'],
  ['吨', '万吨'],
  ['平方米', '万平方米'],
]

/** Units that figures are usually given in; the others of the table of units only occur in headers. */
const targets = [
  '元',
  '千元',
  '万元',
  '亿元',
  '千瓦时',
  '万千瓦时',
  '亿千瓦时',
  '人',
  '万人',
  '吨',
  '万吨',
  '平方米',
  '万平方米',
  '吨标准煤',
  '万吨标准煤',
  '%',
  '‰',
]

/** Conversions of a unit, or the usual ones where it is unknown. Factors are exact decimals. */
export function scaleChoices(unit: string | null): ScaleChoice[] {
  const from = unit?.trim() ?? ''
  const own = targets.flatMap((to) => {
    const factor = from === '' || from === to ? null : factorOf(from, to)
    return factor === null || factor === 1 ? [] : [{ from, to, factor }]
  })
  if (own.length > 0) return own
  return usual.flatMap(([source, to]) => {
    const factor = factorOf(source, to)
    return factor === null ? [] : [{ from: source, to, factor }]
  })
}

/** Both units over the canonical unit that knows them; 万 stands for ten thousand of what follows where the table is silent. */
function factorOf(from: string, to: string): number | null {
  for (const canonical of Object.keys(unitScales)) {
    const [one, other] = [unitScale(from, canonical), unitScale(to, canonical)]
    if (one !== null && other !== null) return Number((one / other).toPrecision(12))
  }
  if (to === `万${from}`) return 0.0001
  return from === `万${to}` ? 10_000 : null
}
