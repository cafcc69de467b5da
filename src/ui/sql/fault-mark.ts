import { StateEffect, StateField } from '@codemirror/state'
import type { Text } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'

/** Where a query is wrong: a line from 1, or a word to look for, or both. */
export type SqlFault = { line: number | null; word: string | null }

/** Marks the place of a fault, or nothing. */
export const setFault = StateEffect.define<SqlFault | null>()

/** Draws the mark of a fault until the text changes. */
export const faultMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setFault)) return drawFault(transaction.state.doc, effect.value)
    return transaction.docChanged ? Decoration.none : marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Characters of a fault's word in the text; null where it is not found. */
export function findFault(doc: Text, fault: SqlFault): { from: number; to: number } | null {
  const line = fault.line !== null && fault.line >= 1 && fault.line <= doc.lines ? doc.line(fault.line) : null
  if (fault.word !== null && fault.word !== '') {
    const start = line?.from ?? 0
    const at = doc.sliceString(start).toLowerCase().indexOf(fault.word.toLowerCase())
    if (at >= 0 && (line === null || start + at <= line.to)) return { from: start + at, to: start + at + fault.word.length }
  }
  return line === null ? null : { from: line.from, to: line.from }
}

function drawFault(doc: Text, fault: SqlFault | null): DecorationSet {
  const place = fault === null ? null : findFault(doc, fault)
  if (place === null) return Decoration.none
  const marks = [Decoration.line({ class: 'cm-faultLine' }).range(doc.lineAt(place.from).from)]
  if (place.to > place.from) marks.push(Decoration.mark({ class: 'cm-faultWord' }).range(place.from, place.to))
  return Decoration.set(marks)
}
