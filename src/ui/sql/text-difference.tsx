import { sql } from '@codemirror/lang-sql'
import { MergeView } from '@codemirror/merge'
import type { Extension } from '@codemirror/state'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { editorLook } from './editor-look.ts'
import { queryDialect } from './query-dialect.ts'

export type TextDifferenceProps = { before: string; after: string; label: string }

/** Two versions of a template side by side: what differs is marked, long stretches that agree are folded. */
export function TextDifference({ before, after, label }: TextDifferenceProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (host.current === null) return undefined
    const view = new MergeView({
      parent: host.current,
      a: { doc: before, extensions: readingExtensions(label) },
      b: { doc: after, extensions: readingExtensions(label) },
      collapseUnchanged: { margin: 3, minSize: 8 },
    })
    return () => {
      view.destroy()
    }
  }, [before, after, label])
  return <div ref={host} />
}

function readingExtensions(label: string): Extension[] {
  return [
    lineNumbers(),
    sql({ dialect: queryDialect }),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    ...editorLook,
  ]
}
