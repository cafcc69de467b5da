import { Skeleton } from '@mantine/core'
import { Suspense, lazy } from 'react'
import type { TextDifferenceProps } from './text-difference.tsx'

const Difference = lazy(async () => ({ default: (await import('./text-difference.tsx')).TextDifference }))

/** Two texts side by side, fetched with the editor when it is first needed. */
export function LazyTextDifference(props: TextDifferenceProps) {
  return (
    <Suspense fallback={<Skeleton height="100%" radius={0} />}>
      <Difference {...props} />
    </Suspense>
  )
}
