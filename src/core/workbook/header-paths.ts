import type { CellRange } from './cell-grid.ts'
import { codeRowKind, isColumnCode } from './code-row.ts'
import type { SheetView } from './sheet-view.ts'

/** What is known of a table when its header is read. */
export type HeaderSource = {
  view: SheetView
  area: CellRange
  headerRows: [number, number]
  codeRows: readonly number[]
  columns: readonly number[]
  /** Leading columns of row labels; words over them never span to the right without a merge. */
  stubs: number
  /** Columns without data: a word over one is centred over its neighbours. */
  spacers: ReadonlySet<number>
}

/** A line drawn with signs. */
const RULE = /^[-–—_=─]+$/

/** A word of the header over one column: its own cell, or the cell that spans it. */
type Word = { text: string; row: number; left: number; right: number; tall: boolean }

/** Header path of each column, from the top level down, one entry per column of the source. */
export function readHeaderPaths(source: HeaderSource): string[][] {
  const { headerRows, columns } = source
  const matrix = placeWords(source)
  spanWords(source, matrix)
  return columns.map((_, at) => {
    const words: Word[] = []
    for (let row = headerRows[0]; row <= headerRows[1]; row++) {
      const word = matrix.get(row)?.[at]
      if (word !== undefined && words.at(-1) !== word) words.push(word)
    }
    return joinWrapped(words)
  })
}

/** Words by header row and position of their column; a merge puts its word over all that it covers. */
function placeWords({ view, headerRows, codeRows, columns, area }: HeaderSource): Map<number, (Word | undefined)[]> {
  const matrix = new Map<number, (Word | undefined)[]>()
  const position = new Map(columns.map((column, at) => [column, at]))
  for (let row = headerRows[0]; row <= headerRows[1]; row++)
    matrix.set(
      row,
      Array.from({ length: columns.length }, () => undefined),
    )
  for (let row = headerRows[0]; row <= headerRows[1]; row++) {
    const filled = view.filledColumns(row, area)
    if (codeRows.includes(row) && codeRowKind(view, row, filled) === 'series') continue
    for (const column of filled) {
      const text = view.label(row, column)
      if (RULE.test(text) || (codeRows.includes(row) && isColumnCode(text))) continue
      const merge = view.mergeAt(row, column) ?? { top: row, bottom: row, left: column, right: column }
      const word: Word = { text, row, left: merge.left, right: merge.right, tall: merge.bottom > merge.top }
      for (let at = row; at <= Math.min(merge.bottom, headerRows[1]); at++) {
        for (let over = merge.left; over <= merge.right; over++) {
          const place = position.get(over)
          const line = matrix.get(at)
          if (place !== undefined && line !== undefined) line[place] = word
        }
      }
    }
  }
  return matrix
}

/** Lets unmerged words span the blanks to their right where the level above is the same and each column has a word of its own below. */
function spanWords(source: HeaderSource, matrix: Map<number, (Word | undefined)[]>): void {
  const { headerRows, columns } = source
  for (let row = headerRows[0]; row < headerRows[1]; row++) {
    const line = matrix.get(row) ?? []
    for (let at = 0; at < columns.length; at++) {
      const word = line[at]
      if (word === undefined || word.tall || word.right > word.left || word.row !== row) continue
      const column = columns[at] ?? 0
      if (source.spacers.has(column) && wordBelow(matrix, source, row, at) === undefined) {
        centre(source, matrix, row, at)
        continue
      }
      if (at < source.stubs || continuesBelow(word, wordBelow(matrix, source, row, at))) continue
      for (let to = at + 1; to < columns.length && canSpan({ source, matrix }, row, at, to); to++) line[to] = word
    }
  }
}

type Levels = { source: HeaderSource; matrix: Map<number, (Word | undefined)[]> }

function canSpan({ source, matrix }: Levels, row: number, from: number, to: number): boolean {
  const { headerRows, columns, spacers } = source
  if (matrix.get(row)?.[to] !== undefined) return false
  if (wordBelow(matrix, source, row, from) === undefined) return false
  for (let above = headerRows[0]; above < row; above++)
    if (matrix.get(above)?.[to] !== matrix.get(above)?.[from]) return false
  const below = wordBelow(matrix, source, row, to)
  return below !== undefined || spacers.has(columns[to] ?? -1)
}

/** A word over a spacer belongs to the columns on both sides, as far as the level above reaches. */
function centre(source: HeaderSource, matrix: Map<number, (Word | undefined)[]>, row: number, at: number): void {
  const line = matrix.get(row)
  const word = line?.[at]
  if (line === undefined || word === undefined || row === source.headerRows[0]) return
  for (const step of [-1, 1]) {
    for (let to = at + step; to >= source.stubs && to < line.length; to += step) {
      if (line[to] !== undefined || matrix.get(row - 1)?.[to] !== matrix.get(row - 1)?.[at]) break
      line[to] = word
    }
  }
}

function wordBelow(
  matrix: Map<number, (Word | undefined)[]>,
  source: HeaderSource,
  row: number,
  at: number,
): Word | undefined {
  const here = matrix.get(row)?.[at]
  for (let below = row + 1; below <= source.headerRows[1]; below++) {
    const word = matrix.get(below)?.[at]
    if (word !== undefined && word !== here) return word
  }
  return undefined
}

/** True where the word below goes on with the sentence above: `Number` / `of jobs` / `(thousand)`. */
function continuesBelow(word: Word, below: Word | undefined): boolean {
  if (below === undefined) return false
  if (/[-‐,，、/&]$|\b(?:of|and|to|from|per|in|by|as|or|the|for|with)$/i.test(word.text)) return true
  return /^[a-z(（[&]/.test(below.text) && !/[:：]$/.test(word.text)
}

/** Joins words that were wrapped over several rows into one level. */
function joinWrapped(words: Word[]): string[] {
  const path: string[] = []
  let last: Word | undefined
  for (const word of words) {
    const previous = path.at(-1)
    if (
      previous !== undefined &&
      last !== undefined &&
      last.left === word.left &&
      last.right === word.right &&
      continuesBelow(last, word)
    ) {
      path[path.length - 1] = joinText(previous, word.text)
    } else if (previous !== word.text) path.push(word.text)
    last = word
  }
  return path
}

function joinText(one: string, other: string): string {
  if (/[-‐]$/.test(one) && /^[a-z]/.test(other)) return one.slice(0, -1) + other
  const cjk = /[\u2e80-\u9fff\uff00-\uffef]$/.test(one) || /^[\u2e80-\u9fff\uff00-\uffef]/.test(other)
  return cjk ? one + other : `${one} ${other}`
}
