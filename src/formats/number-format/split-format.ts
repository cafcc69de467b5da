/** A condition in front of a section: `[>=100]`. */
export type Condition = { operator: '<' | '<=' | '>' | '>=' | '=' | '<>'; limit: number }

/** One of the sections of a number format, without its condition. `chinese` is the kind of Chinese digits that it asks for, 0 for none. */
export type Section = { code: string; condition: Condition | null; chinese: number }

const CONDITION = /^\[\s*(<=|>=|<>|<|>|=)\s*([-+]?\d*\.?\d+(?:E[-+]?\d+)?)\s*\]/i
const COLOUR =
  /^\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+|黑色|蓝色|青色|绿色|洋红|红色|白色|黄色|颜色\s*\d+)\]/i
const CHINESE = /^\[DBNum([1-3])\]/i
/** `G/通用格式` is what Excel for Chinese calls General. */
const LOCAL_GENERAL = /G\/通用格式/g

/** Sections of a number format; a `;` inside quotes, brackets or behind a backslash divides nothing. */
export function splitFormat(code: string): Section[] {
  const sections: Section[] = []
  let current = ''
  const parts = code.replace(LOCAL_GENERAL, 'General').match(/"[^"]*"?|\\[\s\S]?|\[[^\]]*\]?|[\s\S]/g) ?? []
  for (const part of parts) {
    if (part === ';') {
      sections.push(readSection(current))
      current = ''
    } else current += part
  }
  return [...sections, readSection(current)]
}

function readSection(text: string): Section {
  const section: Section = { code: text, condition: null, chinese: 0 }
  for (;;) {
    const { code } = section
    const condition = CONDITION.exec(code)
    const chinese = CHINESE.exec(code)
    const found = condition ?? chinese ?? COLOUR.exec(code)
    if (found === null) return section
    if (condition !== null)
      section.condition = { operator: condition[1] as Condition['operator'], limit: Number(condition[2]) }
    if (chinese !== null) section.chinese = Number(chinese[1])
    section.code = code.slice(found[0].length)
  }
}

/** True when a value fulfils a condition. */
export function fulfils(value: number, { operator, limit }: Condition): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '=':
      return value === limit
    case '<>':
      return value !== limit
  }
}
