import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap } from '@codemirror/autocomplete'
import type { Completion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { sql } from '@codemirror/lang-sql'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { SchemaTable } from '../../state/actions/results.ts'
import { buildNamespace, completeColumns, completeKeys } from './complete-names.ts'
import type { FindKeys } from './complete-names.ts'
import { editorLook } from './editor-look.ts'
import type { SqlFault } from './fault-mark.ts'
import { faultMark, findFault, setFault } from './fault-mark.ts'
import { queryDialect } from './query-dialect.ts'

/** What a page may do with the open editor. */
export type SqlEditorHandle = { insert: (text: string) => void; focus: () => void }

/** Text of a query with colours and completion. `onRun` on Ctrl Enter or ⌘ Enter. */
export type SqlEditorProps = {
  value: string
  label: string
  schema: SchemaTable[]
  fault: SqlFault | null
  readOnly?: boolean
  /** A piece of a query in a small field: without line numbers. */
  plain?: boolean
  hint?: string
  /** Keys to complete besides names of the data: those of the head of a template file. */
  findKeys?: FindKeys
  onChange?: (value: string) => void
  onRun?: () => void
  onReady?: (handle: SqlEditorHandle | null) => void
}

/** How long after Esc a Tab leaves the editor. */
const leaveMs = 3000

/** The SQL editor. Tab indents; Esc and then Tab leaves it, so that nobody is caught. */
export function SqlEditor(props: SqlEditorProps) {
  const { value, schema, fault, findKeys, onReady } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const language = useRef(new Compartment())
  const latest = useRef(props)
  useEffect(() => { latest.current = props })

  useEffect(() => {
    if (host.current === null) return undefined
    const { readOnly = false, plain = false, label, hint = '' } = latest.current
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          runKey(() => latest.current.onRun?.()),
          leaveKey,
          ...(plain ? [] : [lineNumbers()]),
          ...sharedExtensions(label),
          ...(readOnly ? [EditorState.readOnly.of(true)] : writingExtensions(hint)),
          language.current.of(languageExtension(latest.current.schema, latest.current.findKeys)),
          EditorView.updateListener.of((update) => { if (update.docChanged) latest.current.onChange?.(update.state.doc.toString()) }),
        ],
      }),
    })
    view.current = editor
    onReady?.({ insert: (text) => { insertText(editor, text) }, focus: () => { editor.focus() } })
    return () => {
      onReady?.(null)
      view.current = null
      editor.destroy()
    }
  }, [onReady])

  useEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(languageExtension(schema, findKeys)) })
  }, [schema, findKeys])
  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    const place = fault === null ? null : findFault(editor.state.doc, fault)
    editor.dispatch({ effects: [setFault.of(fault), ...(place === null ? [] : [EditorView.scrollIntoView(place.from)])] })
  }, [fault])

  return <div ref={host} style={{ height: '100%', minHeight: 0 }} />
}

function sharedExtensions(label: string): Extension[] {
  return [drawSelection(), bracketMatching(), faultMark, EditorView.lineWrapping, EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }), ...editorLook]
}

function writingExtensions(hint: string): Extension[] {
  return [
    history(),
    highlightActiveLine(),
    indentOnInput(),
    closeBrackets(),
    autocompletion({ activateOnTyping: true, maxRenderedOptions: 60 }),
    placeholder(hint),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), indentWithTab]),
  ]
}

/** After Esc the next Tab leaves the editor, also where Esc has just closed the list of completions. */
const leaveKey = Prec.highest(keymap.of([{ key: 'Escape', run: (editor) => { editor.setTabFocusMode(leaveMs); return false } }]))

function runKey(run: () => void): Extension {
  return Prec.highest(keymap.of([{ key: 'Mod-Enter', run: (editor) => { closeCompletion(editor); run(); return true } }]))
}

function languageExtension(schema: SchemaTable[], findKeys?: FindKeys): Extension {
  return [
    sql({ dialect: queryDialect, schema: buildNamespace(schema), keywordCompletion: completeKeyword }),
    queryDialect.language.data.of({ autocomplete: completeColumns(schema) }),
    ...(findKeys === undefined ? [] : [queryDialect.language.data.of({ autocomplete: completeKeys(findKeys) })]),
  ]
}

/** Keywords in capitals, functions and types as they are; names of the data come first. */
function completeKeyword(label: string, type: string): Completion {
  return { label: type === 'keyword' ? label.toUpperCase() : label, type, boost: -1 }
}

function insertText(editor: EditorView, text: string): void {
  const { from, to } = editor.state.selection.main
  const before = editor.state.sliceDoc(Math.max(0, from - 1), from)
  const spaced = before === '' || /[\s(,.]/.test(before) ? text : ` ${text}`
  editor.dispatch({ changes: { from, to, insert: spaced }, selection: { anchor: from + spaced.length }, scrollIntoView: true })
  editor.focus()
}
