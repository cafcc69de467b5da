const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", yen: '¥', euro: '€', pound: '£', cent: '¢', sect: '§', copy: '©', reg: '®',
  deg: '°', plusmn: '±', times: '×', divide: '÷', middot: '·', hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
  ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', permil: '‰', le: '≤', ge: '≥', ne: '≠', minus: '−', sup2: '²', sup3: '³', bull: '•', trade: '™',
} // prettier-ignore
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));?/gi

/** Text of HTML: entities resolved, unknown ones left as they are. */
export function decodeHtmlText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    return code > 0x10ffff || code === 0 ? '\ufffd' : String.fromCodePoint(code)
  })
}
