import { useMemo } from 'react'
import { useAppState } from '../../hooks/use-app.ts'
import { isRunnable } from '../../../state/selectors/is-runnable.ts'

/** Ids of the templates that can run with what is loaded; null where nothing is loaded, or nobody knows yet. */
export function useRunnable(): ReadonlySet<string> | null {
  const readiness = useAppState((state) => state.readiness)
  const empty = useAppState((state) => state.catalogue.datasets.length === 0)
  return useMemo(() => {
    const known = Object.entries(readiness)
    if (empty || known.length === 0) return null
    return new Set(known.filter(([, lacks]) => isRunnable(lacks)).map(([id]) => id))
  }, [readiness, empty])
}
