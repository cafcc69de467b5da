import { describe, expect, it } from 'vitest'
import { readTextArchive, writeTextArchive } from '../../../src/formats/zip/text-archive.ts'

const texts = [
  { path: 'pack.json', text: '{}' },
  { path: 'industry/m08/甲.sql', text: 'SELECT 1 -- 产值\n'.repeat(500) },
  { path: 'readme.txt', text: 'not asked for' },
]

describe('an archive of texts', () => {
  it('gives back what was asked for, letter by letter', async () => {
    const bytes = await writeTextArchive(texts)
    expect(await readTextArchive(bytes, ['.sql', '.json'], {})).toEqual(texts.slice(0, 2))
  })

  it('has the same bytes for the same texts', async () => {
    expect(await writeTextArchive(texts)).toEqual(await writeTextArchive(texts))
  })

  it('refuses what is no zip, and a text that is too long to have been written', async () => {
    await expect(readTextArchive(new TextEncoder().encode('SELECT 1'), ['.sql'], {})).rejects.toMatchObject({
      name: 'AppError',
    })
    const long = await writeTextArchive([{ path: 'a.sql', text: ' '.repeat(4 * 1024 * 1024 + 1) }])
    await expect(readTextArchive(long, ['.sql'], {})).rejects.toMatchObject({ code: 'workbook/unpacks-too-large' })
  })
})
