/** Being built. */
export function DataPage() {
  return null
}
