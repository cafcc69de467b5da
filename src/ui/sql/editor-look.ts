import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor in the tokens of the page, so that it follows the theme by itself. */
export const editorLook = [
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--sc-sheet)', color: 'var(--sc-ink)', fontSize: '13px' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--sc-font-mono)', lineHeight: '20px' },
    '.cm-content': { padding: '8px 0', caretColor: 'var(--sc-ink)' },
    '.cm-line': { padding: '0 12px' },
    '.cm-cursor': { borderLeftColor: 'var(--sc-ink)' },
    '.cm-gutters': { backgroundColor: 'var(--sc-sheet)', color: 'var(--sc-ink-2)', borderRight: '1px solid var(--sc-line)' },
    '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 12px', minWidth: '32px' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--sc-sunken)' },
    '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--sc-accent) 28%, transparent)' },
    '.cm-activeLine .cm-selectionMatch': { backgroundColor: 'transparent' },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--sc-accent-soft)', outline: '1px solid var(--sc-line-strong)' },
    '.cm-placeholder': { color: 'var(--sc-ink-2)' },
    '.cm-faultLine': { backgroundColor: 'var(--sc-bad-soft)', boxShadow: 'inset 3px 0 0 var(--sc-bad)' },
    '.cm-faultWord': { textDecoration: 'underline wavy var(--sc-bad)', textUnderlineOffset: '3px' },
    '.cm-tooltip': { border: '1px solid var(--sc-line)', borderRadius: '6px', backgroundColor: 'var(--sc-raised)', boxShadow: 'var(--sc-shadow)', overflow: 'hidden' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--sc-font)', maxHeight: '260px' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', lineHeight: '20px' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--sc-accent)', color: 'var(--sc-accent-ink)' },
    '.cm-completionIcon': { display: 'none' },
    '.cm-completionDetail': { marginLeft: '12px', fontStyle: 'normal', fontSize: '12px', opacity: '0.8' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--sc-accent-text)', fontWeight: '600' },
      { tag: tags.string, color: 'var(--sc-ok)' },
      // Names in double quotes.
      { tag: tags.special(tags.string), color: 'var(--sc-ink)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--sc-bad)' },
      { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--sc-warn)' },
      { tag: [tags.lineComment, tags.blockComment], color: 'var(--sc-ink-2)', fontStyle: 'italic' },
    ]),
  ),
]
