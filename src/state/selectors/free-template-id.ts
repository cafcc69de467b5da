/** An id that is not taken: the given one, or with a number behind it (`top-units-2`). */
export function freeTemplateId(taken: ReadonlySet<string>, id: string): string {
  const stem = id.replace(/-\d+$/u, '')
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}-${String(number)}`)) number += 1
  return `${stem}-${String(number)}`
}
