import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { failed, type InspectAnswer } from '../../scripts/inspect/answer.ts'
import { inspectFile } from '../../scripts/inspect/inspect-file.ts'
import { inspectInWorkers } from '../../scripts/inspect/inspect-in-workers.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures')
const nbs = 'official/分省年度数据-地区生产总值.csv'
const password = 'odd/password.xls'

describe('the command', () => {
  it('prints one JSON document with an answer for every file, paths meant from where it was typed', async () => {
    const script = resolve(import.meta.dirname, '../../scripts')
    const args = [resolve(script, 'run-ts.mjs'), resolve(script, 'inspect.ts'), '--json', nbs, 'none.xlsx', password]
    // execFile rejects on any exit status but 0.
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: resolve(script, '..'),
      env: { ...process.env, INIT_CWD: fixtures },
      maxBuffer: 1e8,
    })
    const answers = JSON.parse(stdout) as InspectAnswer[]
    expect(answers.map(({ file }) => file)).toEqual([nbs, 'none.xlsx', password])
    expect(answers.map(({ error }) => error?.code)).toEqual([
      undefined,
      'workbook/unreadable',
      'workbook/password-protected',
    ])
    expect(answers[0]?.sheets[0]?.tables[0]).toMatchObject({ headerRows: [4, 4], dataRows: [5, 35] })
  }, 120_000)
})

describe('an answer', () => {
  it('counts rows from 1 and names columns by letter', async () => {
    const { format, sheets } = await inspectFile(nbs, resolve(fixtures, nbs), false)
    expect(format).toBe('csv')
    const [table] = sheets[0]?.tables ?? []
    // From the file: 数据库, 指标 and 时间 in rows 1 to 3, the header in row 4, 31 regions, the note and the source in rows 36 and 37.
    expect(table).toMatchObject({
      range: 'A1:T37',
      titleRows: [1, 2, 3],
      unitRow: null,
      totalRows: [],
      noteRows: [36, 37],
    })
    expect(table?.columns[0]).toEqual({ letter: 'A', name: '地区', type: 'text', unit: null })
    expect(table?.columns[1]).toMatchObject({ letter: 'B', name: '2024年', type: 'number' })
    expect(sheets[0]).not.toHaveProperty('cells')
  })

  it('lists the cells as they were read, on demand', async () => {
    const { sheets } = await inspectFile(nbs, resolve(fixtures, nbs), true)
    const cells = sheets[0]?.cells ?? []
    expect(cells[0]).toEqual({
      address: 'A1',
      kind: 'text',
      value: '数据库：分省年度数据',
      shown: '数据库：分省年度数据',
    })
    expect(cells.find(({ address }) => address === 'A5')).toMatchObject({ kind: 'text', value: '北京市' })
    expect(cells.find(({ address }) => address === 'B5')?.kind).toBe('number')
  })
})

describe('a file that hangs', () => {
  const script = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ file }) => {
        if (file === 'hangs') for (;;) {}
        if (file === 'dies') process.exit(1)
        parentPort.postMessage({ file, format: 'xlsx', sheets: [], notices: [] })
      })`)}`,
  )

  it('gets an error, and the others their answers in order', async () => {
    const answers: InspectAnswer[] = []
    const tasks = ['a', 'hangs', 'b', 'dies', 'c'].map((file) => ({ file, path: file, withCells: false }))
    await inspectInWorkers(tasks, { script, seconds: 1 }, (answer) => answers.push(answer))
    expect(answers.map(({ file, error }) => [file, error?.code])).toEqual([
      ['a', undefined],
      ['hangs', 'workbook/unreadable'],
      ['b', undefined],
      ['dies', 'workbook/unreadable'],
      ['c', undefined],
    ])
    expect(answers[1]).toMatchObject(failed('hangs', 'workbook/unreadable', answers[1]?.error?.text ?? ''))
    expect(answers[1]?.error?.text).toContain('hangs')
  }, 60_000)
})
