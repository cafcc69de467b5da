import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { headKeysAt } from '../../../src/core/template/head-keys.ts'
import { completeColumns, completeKeys } from '../../../src/ui/sql/complete-names.ts'

const schema = [
  { table: '产值', columns: ['街镇', 'output_m'] },
  { table: 'unit', columns: ['uscc'] },
]

function complete(text: string, explicit = false): string[] | null {
  const at = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', '') })
  return (
    completeColumns(schema)(new CompletionContext(state, at, explicit))?.options.map(({ apply }) => String(apply)) ??
    null
  )
}

describe('column completion', () => {
  it('offers the columns of tables that the query names, quoted where needed', () => {
    expect(complete('SELECT o| FROM "产值"')).toEqual(['"街镇"', 'output_m'])
  })

  it('offers nothing while no table is named', () => {
    expect(complete('SELECT o|')).toBeNull()
  })

  it('leaves names after a dot and inside quotes to the language', () => {
    expect(complete('SELECT unit.u| FROM unit')).toBeNull()
    expect(complete('SELECT "u| FROM unit')).toBeNull()
  })

  it('waits for a letter unless it is asked', () => {
    expect(complete('SELECT | FROM unit')).toBeNull()
    expect(complete('SELECT | FROM unit', true)).toEqual(['uscc'])
  })
})

describe('completion of the head', () => {
  const offer = (text: string, explicit = false) => {
    const at = text.indexOf('|')
    const state = EditorState.create({ doc: text.replace('|', '') })
    return completeKeys(headKeysAt)(new CompletionContext(state, at, explicit))
  }

  it('offers keys that begin like the word, each with its colon', () => {
    const offered = offer('/*---\nexam|\n---*/\nSELECT 1')
    expect(offered?.from).toBe(6)
    expect(offered?.options.map(({ apply }) => apply)).toContain('examples: ')
  })

  it('waits for a letter unless it is asked, and leaves the SQL alone', () => {
    expect(offer('/*---\nexamples:\n  - |\n---*/\nSELECT 1')).toBeNull()
    expect(offer('/*---\nexamples:\n  - |\n---*/\nSELECT 1', true)?.options.map(({ label }) => label)).toContain(
      'expect',
    )
    expect(offer('/*---\nid: t\n---*/\nSELECT na|')).toBeNull()
  })
})
