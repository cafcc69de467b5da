import { useEffect, useMemo, useState } from 'react'
import type { MappingSuggestion } from '../../../core/dataset/mapping.ts'
import { useAppState } from '../../hooks/use-app.ts'
import type { TableReading } from './table-readings.ts'
import { guessReadings, readTableReadings } from './table-readings.ts'

/** What is done at once before the page may answer, in milliseconds. */
const sliceMs = 12

const noGuesses: ReadonlyMap<string, MappingSuggestion[]> = new Map()

/** How templates read the loaded tables. Guesses come a moment later, worked out in slices between which the page answers. */
export function useTableReadings(): TableReading[] {
  const catalogue = useAppState((state) => state.catalogue)
  const model = useAppState((state) => state.model)
  const [guesses, setGuesses] = useState<ReadonlyMap<string, MappingSuggestion[]>>(noGuesses)
  useEffect(() => {
    const work = guessReadings(catalogue, model)
    let timer = setTimeout(function go() {
      const end = performance.now() + sliceMs
      let step = work.next()
      while (step.done !== true && performance.now() < end) step = work.next()
      if (step.done === true) setGuesses(step.value)
      else timer = setTimeout(go)
    })
    return () => {
      clearTimeout(timer)
    }
  }, [catalogue, model])
  // Guesses for the catalogue before stand until the new ones are there: shapes seldom change.
  return useMemo(() => readTableReadings(catalogue, guesses), [catalogue, guesses])
}
