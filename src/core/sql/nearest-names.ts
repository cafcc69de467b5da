/** Names that a hint lists. */
const listed = 3

/** The names most like a mistyped one, best first; those with nothing in common are left out. Likeness is the share of common letter pairs. */
export function nearestNames(name: string, names: readonly string[]): string[] {
  return names
    .map((candidate) => ({ candidate, likeness: compareNames(name, candidate) }))
    .filter(({ likeness }) => likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, listed)
    .map(({ candidate }) => candidate)
}

/** 0 to 1 (Dice on pairs of neighbouring letters, edges included, case ignored). */
function compareNames(one: string, other: string): number {
  const [left, right] = [letterPairs(one), letterPairs(other)]
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    common += 1
    rest.splice(at, 1)
  }
  return (2 * common) / (left.length + right.length)
}

function letterPairs(name: string): string[] {
  const letters = ['', ...name.toLowerCase(), '']
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ''} ${letter}`)
}
