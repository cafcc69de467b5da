import { beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../scripts/sample/build-package.ts'
import type { SamplePackage } from '../../scripts/sample/build-package.ts'
import { creditCheck, makeCreditCode, orgCheck } from '../../scripts/sample/credit-code.ts'
import { outputMonths } from '../../scripts/sample/build-district.ts'

let one: SamplePackage
let elapsedMs = 0

beforeAll(async () => {
  const started = performance.now()
  one = await buildPackage('yt-demo')
  elapsedMs = performance.now() - started
})

describe('the sample package', () => {
  it('is the same bytes for the same seed, and others for another', async () => {
    const [again, other] = [await buildPackage('yt-demo'), await buildPackage('other')]
    expect(again.files.map(({ sha256 }) => sha256)).toEqual(one.files.map(({ sha256 }) => sha256))
    expect(other.files.map(({ sha256 }) => sha256)).not.toEqual(one.files.map(({ sha256 }) => sha256))
    expect(other.district.plants).toMatchObject({ december: 288, june: 300 })
  })

  it('is small and quickly built', () => {
    expect(one.files).toHaveLength(12)
    expect(one.files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)).toBeLessThan(1_500_000)
    expect(elapsedMs).toBeLessThan(10_000)
  })

  it('has 300 units in June and 288 the December before, in the numbers of the specification', () => {
    const { units, plants } = one.district
    const inFrame = (month: string) =>
      units.filter(({ entry, exit }) => entry <= month && (exit === null || exit > month))
    const count = (month: string) =>
      Object.fromEntries(
        ['B', 'C', 'E', 'S', 'X', 'F'].map((specialty) => [
          specialty,
          inFrame(month).filter((unit) => unit.specialty === specialty).length,
        ]),
      )
    expect(count('2020-06')).toEqual({ B: 69, C: 14, E: 101, S: 20, X: 9, F: 87 })
    expect([inFrame('2019-12').length, inFrame('2020-06').length]).toEqual([plants.december, plants.june])
  })

  it('is fictional: every code is of region 990112 and valid, every name begins with 云汀', () => {
    for (const { uscc, name } of one.district.units) {
      expect(uscc).toMatch(/^91990112[0-9A-HJ-NP-RTUW-Y]{10}$/)
      expect(creditCheck(uscc.slice(0, 17))).toBe(uscc.slice(17))
      expect(name.startsWith('云汀')).toBe(true)
    }
    const codes = one.district.units.map(({ uscc }) => uscc)
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(one.district.units.map(({ name }) => name)).size).toBe(codes.length)
  })

  it('adds up: cumulative is the month before plus the month, from March on', () => {
    const { outputs } = one.district
    for (const row of outputs.filter(({ period }) => period >= '2020-03')) {
      const before = outputs.find(
        ({ uscc, period }) =>
          uscc === row.uscc && period === `2020-${String(Number(row.period.slice(5)) - 1).padStart(2, '0')}`,
      )
      if (before === undefined || row.output.ytd === null) continue
      expect(row.output.ytd - (row.output.m ?? 0), `${row.uscc} ${row.period}`).toBe(before.output.ytd)
    }
    expect(new Set(outputs.map(({ period }) => period))).toEqual(new Set(outputMonths))
  })

  it('holds its planted facts', () => {
    const { outputs, plants } = one.district
    const june = (uscc: string) => outputs.find((row) => row.uscc === uscc && row.period === '2020-06')?.output
    expect(june(plants.zeroBase.uscc)).toMatchObject({ mLy: 0, ytdLy: 0 })
    expect(june(plants.openBase.uscc)).toMatchObject({ mLy: null, ytdLy: null })
    expect(june(plants.notReported.uscc)).toMatchObject({ m: null, ytd: null })
    expect(june(plants.notReported.uscc)?.ytdLy).toBeGreaterThan(0)
    expect(outputs.filter(({ industry }) => industry.startsWith('0')).length).toBeGreaterThan(0)
    expect(
      outputs.flatMap(({ output }) => Object.values(output)).filter((value) => value !== null && value < 0),
    ).toEqual([])
  })
})

describe('codes', () => {
  it.each([
    '91990112YT00000115',
    '91990112YT000002XW',
    '92990112YT000002XR',
    '91990112YTK0A0071E',
    '91990112YT0012346Y',
  ])('%s is valid', (code) => {
    expect(creditCheck(code.slice(0, 17))).toBe(code.slice(17))
  })
  it('make the vectors of the specification', () => {
    expect(makeCreditCode('990112', 'YT000001')).toBe('91990112YT00000115')
    expect(orgCheck('YT000002')).toBe('X')
  })
})
