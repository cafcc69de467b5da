import { sql } from '@codemirror/lang-sql'
import { MergeView } from '@codemirror/merge'
import type { Extension } from '@codemirror/state'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { editorLook } from './editor-look.ts'
import { queryDialect } from './query-dialect.ts'

export type TextDifferenceProps = {
  before: string
  after: string
  label: string
  /** Says how many lines are folded; `$` stands for the number. */
  foldedLines: string
}

/** Two versions of a template side by side: what differs is marked, long stretches that agree are folded. */
export function TextDifference({ before, after, label, foldedLines }: TextDifferenceProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (host.current === null) return undefined
    const view = new MergeView({
      parent: host.current,
      a: { doc: before, extensions: readingExtensions(label, foldedLines) },
      b: { doc: after, extensions: readingExtensions(label, foldedLines) },
      collapseUnchanged: { margin: 3, minSize: 8 },
    })
    return () => {
      view.destroy()
    }
  }, [before, after, label, foldedLines])
  return <div ref={host} />
}

function readingExtensions(label: string, foldedLines: string): Extension[] {
  return [
    lineNumbers(),
    sql({ dialect: queryDialect }),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorState.phrases.of({ '$ unchanged lines': foldedLines }),
    // The sign that the package puts there is missing in most fonts.
    EditorView.theme({
      '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯"' },
      '.cm-collapsedLines': { background: 'var(--sc-sunken)', color: 'var(--sc-ink-2)' },
    }),
    ...editorLook,
  ]
}
