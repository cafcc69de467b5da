/** Delimiters that are tried, the rarer inside cells first: it wins a tie (`1,5;2,3` is two cells, not three). */
const DELIMITERS = ['\t', ';', '|', ',']
const SAMPLE_CHARACTERS = 64 * 1024
const SAMPLE_LINES = 200

/** Guess of a delimiter; `columns` is the usual number of fields, 1 where no delimiter is found. `start` is where the table begins. */
export type SniffedDelimiter = { delimiter: string; columns: number; start: number }

/** Finds the delimiter by which most lines have the same number of fields. A line `sep=;`, as Excel understands it, decides. */
export function sniffDelimiter(text: string): SniffedDelimiter {
  const told = /^sep=(.)\r?\n/i.exec(text)
  if (told?.[1] !== undefined) return { delimiter: told[1], columns: 2, start: told[0].length }
  let best: SniffedDelimiter = { delimiter: ',', columns: 1, start: 0 }
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const { share, columns } = judge(text, delimiter)
    if (columns > 1 && share > bestScore + 0.05) {
      best = { delimiter, columns, start: 0 }
      bestScore = share
    }
  }
  return best
}

/** Share of the filled lines that have the most frequent number of fields above one. */
function judge(text: string, delimiter: string): { share: number; columns: number } {
  const counts = new Map<number, number>()
  const lines = countFields(text, delimiter)
  for (const fields of lines) counts.set(fields, (counts.get(fields) ?? 0) + 1)
  let columns = 1
  let most = 0
  for (const [fields, count] of counts) {
    if (fields > 1 && count > most) {
      most = count
      columns = fields
    }
  }
  return { share: lines.length === 0 ? 0 : most / lines.length, columns }
}

function countFields(text: string, delimiter: string): number[] {
  const code = delimiter.charCodeAt(0)
  const end = Math.min(text.length, SAMPLE_CHARACTERS)
  const lines: number[] = []
  let fields = 1
  let filled = false
  let broken = false
  let quoted = false
  let fieldStart = true
  for (let at = 0; at < end && lines.length < SAMPLE_LINES; at++) {
    const char = text.charCodeAt(at)
    if (char === 34 && (quoted || fieldStart)) {
      if (quoted && !mayFollowQuote(text.charCodeAt(at + 1), code)) broken = true
      quoted = !quoted
      fieldStart = false
      filled = true
    } else if (quoted) continue
    else if (char === code) {
      fields++
      fieldStart = true
      filled = true
    } else if (char === 10 || char === 13) {
      if (filled) lines.push(broken ? 1 : fields)
      fields = 1
      broken = false
      filled = false
      fieldStart = true
    } else {
      fieldStart = false
      if (char !== 32) filled = true
    }
  }
  if (filled && end === text.length) lines.push(broken ? 1 : fields)
  return lines
}

/** After a closing quote come the delimiter, a line end or a second quote; anything else speaks against this delimiter. */
function mayFollowQuote(char: number, delimiter: number): boolean {
  return Number.isNaN(char) || char === delimiter || char === 34 || char === 10 || char === 13
}
