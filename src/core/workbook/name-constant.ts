import { isPeriodPart, parsePeriod } from '../base/period.ts'

type Kind = { name: string; of: (value: string) => boolean }

const ending = (pattern: RegExp): Kind['of'] => {
  return (value) => pattern.test(value.replace(/[\s(（].*$/, ''))
}

/** What values are by their last sign, the narrower kinds first. */
const kinds: readonly Kind[] = [
  { name: '期别', of: (value) => parsePeriod(value) !== null || isPeriodPart(value) },
  { name: '街镇', of: ending(/(?:[镇鎮乡鄉]|街道|工业区|开发区|园区)$/) },
  { name: '地区', of: ending(/(?:[省市区區县縣旗盟州]|全国|全國|特别行政区)$/) },
  { name: '村居', of: ending(/(?:[村居]|居委会|村委会|社区)$/) },
  { name: '行业', of: ending(/[业業]$/) },
  { name: '单位', of: ending(/(?:公司|厂|廠|集团|局|院|所|中心|学校|大学|银行|支行|分行|部)$/) },
]

const CJK = /[\u3400-\u9fff]/

/** The kind that all values are of, in the words of the trade: 街镇, 地区, 行业, 期别. Null where they are of none. */
export function kindOfValues(values: readonly string[]): string | null {
  return kinds.find(({ of }) => values.every((value) => of(value)))?.name ?? null
}

/**
 * Name of a column for values that stood outside a table, by what they are; otherwise by the place that they were found in, in the
 * language of the values.
 */
export function nameConstant(values: readonly string[], from: 'sheet-name' | 'block-title' | 'title'): string {
  const kind = kindOfValues(values)
  if (kind !== null) return kind
  const chinese = values.some((value) => CJK.test(value))
  if (from === 'sheet-name') return chinese ? '工作表' : 'sheet'
  return chinese ? '分表' : 'table'
}
