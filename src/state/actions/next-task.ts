/**
 * Ends in a task of its own: what comes after it is drawn apart from what came before, and the page answers in between. An answer of a worker
 * costs the page its unpacking already.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
