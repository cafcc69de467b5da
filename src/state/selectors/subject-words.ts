import { dropPeriods } from '../../core/base/drop-periods.ts'

/** What people add to the name of a file when they send it once more. */
const againWords =
  /(?:更正|修正|修订|订正|改正|修改|补报|终稿|定稿|最终|最新|副本|备份|复制)(?:稿|版)?|(?<![a-z])(?:final|copy|revised|corrected|(?:rev|ver|v)(?=[\s.]*\d))[\s.]*\d*(?:\.\d+)*(?![a-z])/giu

/** What programs add to a name: a counter `(1)`, a serial number, the time of the export. */
const counters = /[（(]\s*\d{1,3}\s*[)）]|第\d+号|\d{4,}/gu

/** The number that a table has in its publication: `Table 20.5b`, `表1-2`, `3a Output`. */
const tableNumber =
  /^(?:table|tab|figure|chart|附?表|图表|续表|圖表)?[\s.]*(\d+(?:[.\-–]\d+)*[a-z]?)(?![\d年月日季])(?=[\s.、:：)）\]]|[^\w]|$)/iu

/** A text as subjects compare it: without periods, signs and blanks. */
export function neutralTitle(text: string): string {
  return dropPeriods(text)
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '')
}

/**
 * What a file is about, apart from its period and its being a new edition: `工业产值2020年6月（更正）.xlsx` and `工业产值_202006.xls` are both `工业产值`.
 * Two files of one subject and one period are editions of the same report; of different subjects they are different reports.
 */
export function subjectOf(fileName: string): string {
  const stem = fileName.replace(/\.[a-z]{2,5}$/i, '').normalize('NFKC')
  return neutralTitle(dropPeriods(stem).replace(counters, '').replace(againWords, ''))
}

/** A title as editions of one report share it. */
export function editionTitle(title: string): string {
  return neutralTitle(title.replace(againWords, ''))
}

/** What a table is about: its title, else the subject of its file. */
export type Topic = { words: string; number: string | null }

/** The topic of a table of a file. */
export function topicOf(title: string, fileName: string): Topic {
  const words = neutralTitle(title)
  if (words === '') return { words: subjectOf(fileName), number: null }
  return { words, number: tableNumber.exec(dropPeriods(title))?.[1]?.toLowerCase() ?? null }
}

/** Topics less alike than this are of different reports, even where the columns are the same. */
const alike = 0.5

/** True where two tables are about the same: one for each town, or one for each month. Tables numbered differently are different tables. */
export function isSameTopic(one: Topic, other: Topic): boolean {
  if (one.number !== null && other.number !== null && one.number !== other.number) return false
  return likeness(one.words, other.words) >= alike
}

/** How much two short texts have in common: 1 for equal, 0 for nothing (Dice over pairs of letters). */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  const [a, b] = [pairs(one), pairs(other)]
  if (a.length === 0 || b.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of b) {
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    left.set(pair, count - 1)
    shared += 1
  }
  return (2 * shared) / (a.length + b.length)
}

function pairs(text: string): string[] {
  const letters = [...text]
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`)
}
