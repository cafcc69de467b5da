import { dropPeriods } from '../base/drop-periods.ts'
import type { TableLayout } from '../workbook/table-layout.ts'
import { isSameName } from './change-catalogue.ts'
import type { RememberedLayout } from './layout-memory.ts'

/** Longer names are cut; the titles themselves stay with the parts. */
const longestName = 60

type Found = { file: { name: string }; layout: Pick<TableLayout, 'title' | 'constants'> }

/**
 * The name proposed for the table that a group makes: the one remembered, else its title, else its file's name, without the period, which
 * becomes a column. A name that is taken gets a number.
 */
export function nameGroup(found: readonly Found[], known: RememberedLayout | null, taken: readonly string[]): string {
  const wanted = known?.tableName ?? proposeName(found)
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} (${String(number)})`
    if (!taken.some((each) => isSameName(each, name))) return name
  }
}

function proposeName(found: readonly Found[]): string {
  const [first] = found
  if (first === undefined) return ''
  const titles = found.map(({ layout: { title, constants } }) =>
    dropPeriods(constants.reduce((text, { value }) => text.replaceAll(value, ''), tidy(title))),
  )
  const title = titles.find((each) => each !== '') ?? ''
  const stem = first.file.name.replace(/\.[a-z]{2,5}$/iu, '')
  const name = title || dropPeriods(stem) || stem
  const signs = [...name]
  return signs.length <= longestName ? name : `${signs.slice(0, longestName - 1).join('')}…`
}

/** What forms print beside their title, and words that only say what follows. */
function tidy(title: string): string {
  return title
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:指标|指標|表名|标题|標題|indicator|title)\s*[:：]\s*/iu, '')
    .replace(
      /(?<=.{2})\s*(?:综合机关名称|综合机关|填报单位|报送单位|填表单位|制表机关|制定机关|批准机关|文\s*号|表\s*号|计量单位|单位)\s*[:：].*$/u,
      '',
    )
}
