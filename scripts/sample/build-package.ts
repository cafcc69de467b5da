import { createHash } from 'node:crypto'
import { writeWorkbook } from '../../src/formats/office/write-workbook.ts'
import { buildDistrict, outputMonths, snapshotMonths } from './build-district.ts'
import { industryWorkbook, registerWorkbook, townWorkbook } from './list-workbooks.ts'
import { outputWorkbook } from './output-workbook.ts'
import type { District } from './records.ts'

/** One workbook of a package. */
export type SampleFile = { name: string; bytes: Uint8Array<ArrayBuffer>; sha256: string }

/** A finished package with the records that its workbooks print. */
export type SamplePackage = { name: string; seed: string; files: SampleFile[]; district: District }

/** Seed of the sample that is built into the site. */
export const defaultSeed = 'yt-demo'

/** Builds package `tiny`: the same seed gives the same bytes. */
export async function buildPackage(seed: string): Promise<SamplePackage> {
  const district = buildDistrict(seed)
  const workbooks = [
    townWorkbook(district.towns),
    industryWorkbook(),
    ...snapshotMonths.map((period) =>
      registerWorkbook(
        period,
        district.snapshots.filter(({ snapshot }) => snapshot === period),
        district.towns,
      ),
    ),
    ...outputMonths.map((period) =>
      outputWorkbook(
        period,
        district.outputs.filter((row) => row.period === period),
      ),
    ),
  ]
  const files: SampleFile[] = []
  for (const { file, workbook } of workbooks) {
    const bytes = await writeWorkbook(workbook)
    files.push({ name: file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return { name: 'tiny', seed, files, district }
}
