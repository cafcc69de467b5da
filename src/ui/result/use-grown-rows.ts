import { useEffect, useState, useSyncExternalStore } from 'react'

/** Rows that are drawn at once: more than the tallest screen shows. */
export const firstDrawn = 80
/** Rows that follow whenever the page has nothing else to do. */
const drawnTogether = 120

/**
 * How many rows of `table` are drawn: those in view at once, the others when the page rests, all of them before it is printed.
 * A newer table begins anew.
 */
export function useGrownRows(table: object, total: number): number {
  const [grown, setGrown] = useState({ table, rows: firstDrawn })
  const printing = useSyncExternalStore(followPrinting, isPrinting)
  const rows = printing ? total : grown.table === table ? grown.rows : firstDrawn
  const whole = rows >= total
  useEffect(() => {
    if (whole) return undefined
    return whenResting(() => {
      setGrown({ table, rows: rows + drawnTogether })
    })
  }, [table, rows, whole])
  return Math.min(rows, total)
}

let printing = false

function isPrinting(): boolean {
  return printing
}

/** A change of an outer store is drawn before the browser goes on, so the printed page has it. */
function followPrinting(onChange: () => void): () => void {
  const begin = (): void => {
    printing = true
    onChange()
  }
  const end = (): void => {
    printing = false
    onChange()
  }
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  return () => {
    printing = false
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
  }
}

/** Calls `work` after the page was painted and has nothing else to do; not every browser says when that is. */
function whenResting(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 50)
    return () => {
      clearTimeout(timer)
    }
  }
  const handle = requestIdleCallback(work, { timeout: 500 })
  return () => {
    cancelIdleCallback(handle)
  }
}
