const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const ENTITY = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g
const ESCAPE = /_x([0-9a-fA-F]{4})_/g

/** Text of an XML attribute or element: entities resolved, line ends as XML 1.0 has them. Unknown entities stay as they are. */
export function decodeXmlText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (lines.includes('<!')) return decodeMarked(lines)
  if (!lines.includes('&')) return lines
  return lines.replace(ENTITY, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
  })
}

/** Text of a cell: entities, then the `_x000D_` escapes of SpreadsheetML (ECMA-376 part 1, 22.9.2.19). */
export function decodeCellText(text: string): string {
  const decoded = decodeXmlText(text)
  if (!decoded.includes('_x')) return decoded
  return decoded.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** Text with CDATA sections, which are taken as they are, and comments, which are dropped. */
function decodeMarked(text: string): string {
  return text
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->)/)
    .map((part) =>
      part.startsWith('<![CDATA[')
        ? part.slice(9, -3)
        : part.startsWith('<!--')
          ? ''
          : decodeXmlText(part.replaceAll('<!', '')),
    )
    .join('')
}
