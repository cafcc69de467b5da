import { Skeleton } from '@mantine/core'
import { Suspense, lazy } from 'react'
import type { SqlEditorProps } from './sql-editor.tsx'

const Editor = lazy(async () => ({ default: (await import('./sql-editor.tsx')).SqlEditor }))

/** The SQL editor, fetched when it is first needed. */
export function LazySqlEditor(props: SqlEditorProps) {
  return (
    <Suspense fallback={<Skeleton height="100%" radius={0} />}>
      <Editor {...props} />
    </Suspense>
  )
}
