const chineseMonths = '(?:十[一二]?|[一二三四五六七八九])'
const englishMonths =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const month = new RegExp(
  `^(?:(?:19|20)\\d\\d(?:年|[-./]))?(?:(?:1[0-2]|0?[1-9])月份?|${chineseMonths}月份?|${englishMonths}(?: (?:19|20)\\d\\d)?)$`,
  'iu',
)
const dated = /^(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9])$/
const total = /^(?:合计|总计|小计|全年|全年合计|累计|合計|總計|total|sum|year)$/i

/** True for a column name that is one month: 1月, 十二月, 2020年3月, 2020-03, Jan. Cumulative ones (1—3月) are none. */
export function isMonthName(name: string): boolean {
  const plain = name.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const last = plain.split('·').at(-1) ?? plain
  return month.test(last) || dated.test(last)
}

/** True for a column name that sums its neighbours: 合计, 全年. */
export function isTotalName(name: string): boolean {
  const plain = name.normalize('NFKC').replace(/\s+/g, '')
  return total.test(plain.split('·').at(-1) ?? plain)
}
