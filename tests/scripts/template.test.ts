import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbooks, readShippedLibrary } from '../../scripts/node-engine/open-sample.ts'
import type { SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import { buildBooks } from '../../scripts/sample/write/build-books.ts'
import { readFolder } from '../../scripts/template/read-folder.ts'
import { runExamples } from '../../scripts/template/run-examples.ts'
import { rewriteHead } from '../../src/core/template/rewrite-head.ts'
import type { TemplateAnswer } from '../../scripts/template/answer-template.ts'

const scripts = resolve(import.meta.dirname, '../../scripts')
let folder = ''
let records: SampleRecords

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suanchou-template-'))
  const built = buildBooks('tiny', 'yt-demo', readShippedLibrary().model)
  records = built.records
  // What the industrial flash reads; the other workbooks would only take time.
  for await (const { name, bytes } of built.files())
    if (/^(?:四上单位名录|代码和标准|工业产销总值)/u.test(name)) writeFileSync(join(folder, name), bytes)
  // What lies in `truth` is no data.
  mkdirSync(join(folder, 'truth'))
  writeFileSync(join(folder, 'truth/dir-count-by-town.csv'), 'town,total\n全区,1\n')
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command from another folder; resolves with its exit status whatever it is. */
function run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const command = [join(scripts, 'run-ts.mjs'), join(scripts, 'template.ts'), ...args]
    execFile(process.execPath, command, { cwd: resolve(scripts, '..'), maxBuffer: 1e8 }, (error, stdout, stderr) => {
      done({ status: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

describe('the command template', () => {
  it('answers with columns, rows, flags and what was read, as one JSON document', async () => {
    const { status, stdout } = await run('ind-output-flash', '--data', folder, '--param', 'period_ym=2020-06', '--json')
    expect(status).toBe(0)
    const answer = JSON.parse(stdout) as TemplateAnswer
    const sum = records.industrial_output
      .filter(({ period_ym: month }) => month === '2020-06')
      .reduce((total, { output_ytd: output }) => total + (output ?? 0), 0)
    // The records are in 万元, the template prints 亿元.
    expect(answer.rows[0]?.['ytd']).toBeCloseTo(sum / 10_000, 6)
    expect(answer.columns.find(({ name }) => name === 'ytd')).toMatchObject({ unit: '亿元', role: 'measure' })
    expect(answer.flags.map(({ flag }) => flag)).toContain('partial')
    expect(answer.source.tables.map(({ file }) => file)).toContain('工业产销总值.xlsx')
    expect(answer.parameters['period_ym']).toBe('2020-06')
  }, 60_000)

  it('runs a template against its examples', async () => {
    const library = readShippedLibrary()
    const flash = library.templates.find(({ id }) => id === 'ind-output-flash')
    if (flash === undefined) throw new Error('no template')
    const sum = records.industrial_output
      .filter(({ period_ym: month }) => month === '2020-06')
      .reduce((total, { output_ytd: output }) => total + (output ?? 0), 0)
    const example = (name: string, month: string, ytd: number) => ({
      name,
      parameters: { period_ym: month },
      expect: [{ ytd }],
    })
    const examples = [
      example('right', '2020-06', sum / 10_000),
      example('wrong', '2020-06', sum / 10_000 + 1000),
      example('absent', '1999-06', 1),
    ]
    const outcomes = await runExamples(await openWorkbooks(readFolder(folder)), { ...flash, examples })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['passes', 'differs', 'no-data'])
    expect(outcomes[1]?.differences[0]).toMatchObject({ row: 0, column: 'ytd' })
  }, 60_000)

  it('checks the examples of a file as a process: 0 where all pass, 1 where one differs, with the cell', async () => {
    const sum = records.industrial_output
      .filter(({ period_ym: month }) => month === '2020-06')
      .reduce((total, { output_ytd: output }) => total + (output ?? 0), 0)
    const path = join(folder, 'flash-with-examples.sql')
    const write = (ytd: number) => {
      const flash = readFileSync(resolve(scripts, '../public/templates/industry/m08/ind-output-flash.sql'), 'utf8')
      const examples = [{ name: '全区 2020 年 6 月', parameters: { period_ym: '2020-06' }, expect: [{ ytd }] }]
      writeFileSync(path, rewriteHead(flash, { examples }))
    }
    write(sum / 10_000)
    const right = await run(path, '--data', folder, '--examples')
    expect([right.status, right.stdout]).toEqual([0, '通过\t全区 2020 年 6 月\n'])
    write(sum / 10_000 + 1000)
    const wrong = await run(path, '--data', folder, '--examples')
    expect(wrong.status).toBe(1)
    expect(wrong.stdout).toMatch(/^不同\t全区 2020 年 6 月\n\t第 1 行 ytd：应为 [\d.]+，得到 [\d.]+\n$/u)
    writeFileSync(path, '/*---\nid: x\n---*/\nSELECT 1')
    const broken = await run(path, '--data', folder, '--examples')
    expect(broken.status).toBe(2)
    expect(broken.stderr).toContain('第 2 行')
  }, 120_000)

  it('needs no workbooks where the examples bring their own tables', async () => {
    const path = join(folder, 'with-tables.sql')
    const columns = '{ name: total, label: 产值, decimals: 1 }'
    const head = ['id: t', 'version: 1', 'title: 合计', 'question: 多少？', 'subsystem: industry', 'module: m08']
    const rows =
      "[{ uscc: A, period_ym: '2020-06', output_ytd: 1.5 }, { uscc: B, period_ym: '2020-06', output_ytd: 2 }]"
    const example = `examples: [{ name: 两家, tables: { industrial_output: ${rows} }, expect: [{ total: 3.5 }] }]`
    const inputs = 'inputs: { industrial_output: [output_ytd] }'
    const file = ['/*---', ...head, inputs, `columns: [${columns}]`, example, '---*/']
    writeFileSync(path, [...file, 'SELECT sum(output_ytd) AS total FROM industrial_output'].join('\n'))
    expect(await run(path, '--examples')).toMatchObject({ status: 0, stdout: '通过\t两家\n' })
    writeFileSync(path, [...file, 'SELECT max(output_ytd) AS total FROM industrial_output'].join('\n'))
    const wrong = await run(path, '--examples')
    expect(wrong).toMatchObject({ status: 1, stdout: '不同\t两家\n\t第 1 行 total：应为 3.5，得到 2\n' })
  }, 120_000)

  it('lists what there is', async () => {
    const { status, stdout } = await run('--list', '--json')
    expect(status).toBe(0)
    const list = JSON.parse(stdout) as { id: string; parameters: { name: string }[] }[]
    expect(list.find(({ id }) => id === 'ind-output-flash')?.parameters.map(({ name }) => name)).toContain('period_ym')
  }, 60_000)

  it('says what is missing, and exits with 1', async () => {
    const partial = join(folder, 'partial')
    mkdirSync(partial)
    cpSync(join(folder, '代码和标准.xlsx'), join(partial, '代码和标准.xlsx'))
    const { status, stdout, stderr } = await run('ind-output-flash', '--data', partial, '--json')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('industrial_output')
    rmSync(partial, { recursive: true })
  }, 60_000)

  it.each([
    [['ind-output-flsh', '--data', '.'], 'ind-output-flash'],
    [['ind-output-flash', '--data', '.', '--param', 'periode=2020-06'], 'period_ym'],
    [['ind-output-flash', '--data', './none'], 'none'],
    [['ind-output-flash'], 'usage'],
  ])(
    'refuses %j with 2 and names what would be right',
    async (args, wanted) => {
      const { status, stderr } = await run(...args)
      expect(status).toBe(2)
      expect(stderr).toContain(wanted)
    },
    60_000,
  )
})
