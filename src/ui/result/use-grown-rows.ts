import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

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
  const rows = grown.table === table ? grown.rows : firstDrawn
  const whole = rows >= total
  useEffect(() => {
    if (whole) return undefined
    return whenResting(() => {
      setGrown({ table, rows: rows + drawnTogether })
    })
  }, [table, rows, whole])
  useEffect(() => {
    if (whole) return undefined
    const drawAll = (): void => {
      // The browser takes the page as it stands when the listener returns.
      flushSync(() => {
        setGrown({ table, rows: total })
      })
    }
    addEventListener('beforeprint', drawAll)
    return () => {
      removeEventListener('beforeprint', drawAll)
    }
  }, [table, total, whole])
  return Math.min(rows, total)
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
