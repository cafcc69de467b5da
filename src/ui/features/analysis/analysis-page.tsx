/** Being built. */
export function AnalysisPage() {
  return null
}
