const opening = /^\s*\/\*---[ \t]*\n/u
const closing = /\n[ \t]*---\*\//u

/** Where the head of a template file begins and ends, and where its SQL begins. `headEnd` is null where the head has no end. */
export type TemplateParts =
  { headStart: number; headEnd: number; bodyStart: number } | { headStart: number; headEnd: null }

/** Finds the head: what stands between the lines `/*---` and `---*` + `/`. Null where the file does not begin with one. */
export function splitTemplate(text: string): TemplateParts | null {
  const start = opening.exec(text)
  if (start === null) return null
  const headStart = start[0].length
  // An empty head is closed by the line that follows at once.
  const close = closing.exec(text.slice(headStart - 1))
  if (close === null) return { headStart, headEnd: null }
  const end = headStart - 1 + close.index
  return { headStart, headEnd: end + 1, bodyStart: end + close[0].length }
}
