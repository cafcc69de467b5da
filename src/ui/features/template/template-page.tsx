/** Being built. */
export function TemplatePage() {
  return null
}
