/** What a text is, by its root element: a table format that can be read, `other` with a short name of its kind, or plain text. */
export type TextKind = { kind: 'xml' | 'html' | 'ods' | 'sylk' | 'dif' | 'csv' } | { kind: 'other'; name: string }

const HEAD_CHARACTERS = 64 * 1024
/** What may stand before the root element. */
const PROLOGUE = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>)+/i
const ROOT = /^<(?:([\w.-]+):)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*)/
const HTML_ROOTS = /^(?:html|head|body|div|meta|style|p|center|font|span|title|link|script|form|br)$/i

/** Kind of a text that is already decoded. */
export function sniffMarkup(text: string): TextKind {
  const head = text.slice(0, HEAD_CHARACTERS).trimStart()
  if (/^ID;P/.test(head)) return { kind: 'sylk' }
  if (/^TABLE\s*\r?\n\s*0\s*,\s*1\s*\r?\n/.test(head)) return { kind: 'dif' }
  if (/^MIME-Version:/i.test(head)) return { kind: 'other', name: 'mht' }
  if (!head.startsWith('<')) return { kind: 'csv' }
  const root = ROOT.exec(head.replace(PROLOGUE, ''))
  if (root === null) return head.startsWith('<?xml') ? { kind: 'other', name: 'xml' } : plainOrHtml(text)
  const [, prefix = '', name = '', attributes = ''] = root
  return byRoot(text, { prefix, name, attributes }) ?? plainOrHtml(text, name, head.startsWith('<?xml'))
}

function byRoot(text: string, root: { prefix: string; name: string; attributes: string }): TextKind | null {
  const { prefix, name, attributes } = root
  if (/gnumeric/i.test(attributes) || prefix === 'gnm' || prefix === 'gmr') return { kind: 'other', name: 'gnumeric' }
  if (name === 'Workbook') return { kind: 'xml' }
  if (prefix === 'office' && /^document(?:-content)?$/.test(name))
    return /opendocument\.spreadsheet|<office:spreadsheet/.test(text) ? { kind: 'ods' } : { kind: 'other', name: 'odt' }
  if (name === 'package' && prefix === 'pkg') return { kind: 'other', name: 'docx' }
  return null
}

function plainOrHtml(text: string, root = '', xml = false): TextKind {
  if (/<table[\s>]/i.test(text)) return { kind: 'html' }
  if (/^svg$/i.test(root)) return { kind: 'other', name: 'svg' }
  if (HTML_ROOTS.test(root)) return { kind: 'other', name: 'html' }
  return xml ? { kind: 'other', name: 'xml' } : { kind: 'csv' }
}
