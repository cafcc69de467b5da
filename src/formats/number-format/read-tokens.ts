/** A piece of a section: a literal, a place for a digit, or a sign with a meaning. */
export type Token =
  | { kind: 'literal'; text: string }
  | { kind: 'digit'; empty: '' | '0' | ' ' }
  | { kind: 'point' | 'comma' | 'percent' | 'general' }
  | { kind: 'exponent'; letter: string; plus: boolean }

const PIECE =
  /"([^"]*)"?|\\([\s\S])|_([\s\S])|\*([\s\S])|\[\$([^\]-]*)[^\]]*\]|(\[[^\]]*\])|(General)|([0#?])|(\.)|(,)|(%)|(E)([-+])|(@)|([\s\S])/gi
const EMPTY: Readonly<Record<string, '' | '0' | ' '>> = { '0': '0', '#': '', '?': ' ' }

/** Tokens of a section that shows a number. */
export function readTokens(code: string): Token[] {
  const tokens: Token[] = []
  for (const match of code.matchAll(PIECE)) tokens.push(...toToken(match))
  return tokens
}

function toToken(match: RegExpExecArray): Token[] {
  const [
    whole,
    quoted,
    escaped,
    space,
    fill,
    currency,
    bracket,
    general,
    digit,
    point,
    comma,
    percent,
    letter,
    sign,
    text,
  ] = match as (string | undefined)[]
  const literal = quoted ?? escaped ?? currency
  if (literal !== undefined) return [{ kind: 'literal', text: literal }]
  if (space !== undefined) return [{ kind: 'literal', text: ' ' }]
  // What fills a cell to its width, and colours further back, show nothing.
  if (fill !== undefined || bracket !== undefined) return []
  if (general !== undefined || text !== undefined) return [{ kind: 'general' }]
  if (digit !== undefined) return [{ kind: 'digit', empty: EMPTY[digit] ?? '' }]
  if (point !== undefined) return [{ kind: 'point' }]
  if (comma !== undefined) return [{ kind: 'comma' }]
  if (percent !== undefined) return [{ kind: 'percent' }]
  if (letter !== undefined) return [{ kind: 'exponent', letter, plus: sign === '+' }]
  return [{ kind: 'literal', text: whole ?? '' }]
}
