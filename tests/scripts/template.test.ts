import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../scripts/sample/build-package.ts'
import type { District } from '../../scripts/sample/records.ts'
import type { TemplateAnswer } from '../../scripts/template/answer-template.ts'

const scripts = resolve(import.meta.dirname, '../../scripts')
let folder = ''
let district: District

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suanchou-template-'))
  const sample = await buildPackage('yt-demo')
  district = sample.district
  for (const { name, bytes } of sample.files) writeFileSync(join(folder, name), bytes)
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
    const sum = district.outputs
      .filter(({ period }) => period === '2020-06')
      .reduce((total, { output }) => total + (output.ytd ?? 0), 0)
    // The records are in 千元, the template prints 亿元.
    expect(answer.rows[0]?.['ytd']).toBeCloseTo(sum / 100_000, 6)
    expect(answer.columns.find(({ name }) => name === 'ytd')).toMatchObject({ unit: '亿元', role: 'measure' })
    expect(answer.flags.map(({ flag }) => flag)).toContain('base_zero')
    expect(answer.source.tables.map(({ file }) => file)).toContain('B204-1 工业产销总值 2020年6月.xlsx')
    expect(answer.parameters['period_ym']).toBe('2020-06')
  }, 60_000)

  it('lists what there is', async () => {
    const { status, stdout } = await run('--list', '--json')
    expect(status).toBe(0)
    const list = JSON.parse(stdout) as { id: string; parameters: { name: string }[] }[]
    expect(list.find(({ id }) => id === 'ind-output-flash')?.parameters.map(({ name }) => name)).toContain('period_ym')
  }, 60_000)

  it('says what is missing, and exits with 1', async () => {
    const partial = join(folder, 'partial')
    mkdirSync(partial)
    cpSync(join(folder, '街镇基本情况.xlsx'), join(partial, '街镇基本情况.xlsx'))
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
