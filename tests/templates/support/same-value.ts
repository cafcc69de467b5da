/** True where an imported value is the one of the record: times to the second, numbers to nine digits. */
export function isSameValue(wanted: unknown, found: unknown): boolean {
  if (typeof found === 'string' && /^\d{4}-\d\d-\d\dT/.test(found)) {
    const text = String(wanted)
    return Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? '' : 'T00:00:00'}Z`) === Date.parse(`${found}Z`)
  }
  if (typeof wanted === 'number' && typeof found === 'number')
    return Math.abs(wanted - found) <= 1e-9 * Math.max(1, Math.abs(wanted))
  return wanted === found
}
