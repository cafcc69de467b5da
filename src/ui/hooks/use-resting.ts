import { useEffect, useState } from 'react'

/** A value once it has not changed for so many milliseconds; the first one at once. */
export function useResting<T>(value: T, restMs: number): T {
  const [resting, setResting] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      setResting(value)
    }, restMs)
    return () => {
      clearTimeout(timer)
    }
  }, [value, restMs])
  return resting
}
