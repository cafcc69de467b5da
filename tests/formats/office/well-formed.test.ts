// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { plainSheet, type OfficeCell } from '../../../src/formats/office/workbook.ts'
import { writeWorkbook } from '../../../src/formats/office/write-workbook.ts'
import { unpackZip } from '../../support/unpack-zip.ts'
import { nastyTexts } from './nasty-texts.ts'

test('every part is well-formed XML, whatever the texts', async () => {
  const cells = nastyTexts.map((value): OfficeCell => ({ type: 'text', value }))
  const bytes = await writeWorkbook({
    title: nastyTexts.join('|'),
    created: '2020-07-08T01:02:03Z',
    program: nastyTexts.join(''),
    styles: [{ font: { name: '"><&', bold: true }, numberFormat: '0.0"①";"−"0.0' }],
    sheets: [{ ...plainSheet(nastyTexts.join(''), [{ cells }]), print: { landscape: true, repeatRows: [0, 2] } }],
  })
  const parts = unpackZip(bytes)
  expect([...parts.keys()]).toHaveLength(9)
  for (const [path, xml] of parts) {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml')
    expect(parsed.querySelector('parsererror')?.textContent, path).toBeUndefined()
  }
})
