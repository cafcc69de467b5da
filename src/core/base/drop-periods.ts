const year = '(?:(?:1[89]|20)\\d\\d|[一二][〇零○一二三四五六七八九]{3})'
const month = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const dash = '[-—–−~～至到]'

/** From the longest notation to the shortest, so that nothing of a longer one is left. */
const periods = [
  `(?:民国|民國)?${year}年?度?${dash}(?:民国|民國)?${year}年?度?`,
  `${year}年?[ _-]?(?:1|一)?月?${dash}${month}月份?`,
  `${year}[ _-]?(?:年度?)?[ _-]?(?:${month}月份?|第?[1-4一二三四]季度?|前[二三]季度|[上下]半年|q[1-4]|h[12])`,
  `q[1-4][ _-]?${year}`,
  `${year}[-._/](?:1[0-2]|0?[1-9])(?!\\d)`,
  `${year}(?:0[1-9]|1[0-2])(?:[0-3]\\d)?(?!\\d)`,
  `(?<!\\d)1?月?${dash}${month}月份?`,
  `(?<![\\d一二三四五六七八九十])${month}月份?(?!\\d)`,
  `第[1-4一二三四]季度?|[1-4一二三四]季度|前[二三]季度|[上下]半年(?:度)?`,
  `${year}(?:年度?|(?![\\d.]|\\s*[万千百亿元人户家个吨件平亩]))`,
  `(?:民国|民國)\\d{1,3}年度?`,
]
const anyPeriod = new RegExp(`(?<![\\d.])(?:${periods.map((each) => `(?:${each})`).join('|')})`, 'giu')

/**
 * A title or file name without the periods that it names, so that those of two months are one: `2020年6月规模以上工业产值（1—6月）` and
 * `2020年5月规模以上工业产值（1—5月）` become `规模以上工业产值`.
 */
export function dropPeriods(text: string): string {
  return text
    .normalize('NFKC')
    .replace(anyPeriod, ' ')
    .replace(/\((?:\s|[-,，、续續])*\)|（\s*）|\[\s*\]|【\s*】/gu, ' ')
    .replace(/(?:^|\s)[-_.,，、·]+(?=\s|$)|^[\s_.,，、·-]+|[\s_.,，、·-]+$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[\u3400-\u9fff）)]) (?=[\u3400-\u9fff（(])/gu, '')
    .trim()
}
