import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../src/formats/html/read-html.ts'
import { gridTexts } from '../support/grid-texts.ts'

const texts = (html: string) => readHtml(html).map(({ grid }) => gridTexts(grid))

describe('an HTML table', () => {
  it('needs no end tags of cells and rows', () => {
    expect(texts('<TABLE><tr><th>a<th>b<tr><td>1<td>2</table>')).toEqual([[['a', 'b'], ['1', '2']]]) // prettier-ignore
  })

  it('places cells beside those that reach down from above', () => {
    const [sheet] = readHtml(
      '<table><tr><td rowspan=2>地区</td><td colspan="2">产值</td></tr><tr><td>本月</td><td>累计</td></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>',
    )
    expect(gridTexts(sheet!.grid)).toEqual([['地区', '产值', ''], ['', '本月', '累计'], ['甲', '1', '2']]) // prettier-ignore
    expect(sheet!.grid.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ])
  })

  it('gives its text as a reader sees it', () => {
    const html =
      '<table><tr><td> a\n  b&nbsp;<b>c</b> <br> d </td><td>&lt;img onerror=x&gt; &#22320; &amp;amp; &nosuch; 5&permil;</td><td><script>x</script><!-- y --><style>z</style></td><td>-</td></tr></table>'
    expect(texts(html)).toEqual([[['a b\u00a0c\nd', '<img onerror=x> 地 &amp; &nosuch; 5‰', '', '-']]])
  })

  it('keeps codes, and takes the exact number where Excel left it', () => {
    const [sheet] = readHtml(
      `<table><tr><td>007</td><td style='mso-number-format:"\\@"'>12</td><td x:num="1234.56789">1,234.57</td><td>12.50</td><td x:str>5</td><td>370102197001011234</td></tr></table>`,
    )
    const { grid } = sheet!
    const columns = [0, 1, 2, 3, 4, 5]
    expect(columns.map((column) => grid.kind(0, column))).toEqual(['text', 'text', 'number', 'number', 'text', 'text'])
    expect([grid.number(0, 2), grid.display(0, 2), grid.number(0, 3), grid.display(0, 3)]).toEqual([
      1234.56789,
      '1,234.57',
      12.5,
      '12.50',
    ])
  })
})

describe('a page', () => {
  it('gives a sheet for each filled table, also for one inside another', () => {
    expect(
      texts(
        '<table><tr><td>outer<table><tr><td>inner</table></td><td>x</td></tr></table><table></table><table><td>third',
      ),
    ).toEqual([[['outer', 'x']], [['inner']], [['third']]])
  })

  it('names the sheets as Excel did', () => {
    expect(
      readHtml('<!--[if gte mso 9]><xml><x:Name>产值表</x:Name></xml><![endif]--><table><tr><td>1</table>')[0]?.name,
    ).toBe('产值表')
    expect(readHtml('<x:Name>a</x:Name><table><td>1</table><table><td>2</table>').map(({ name }) => name)).toEqual([
      'Sheet1',
      'Sheet2',
    ])
  })

  it('without a filled table is refused', () => {
    expect(() => readHtml('<table><tr><td> </td></tr></table>')).toThrow(
      expect.objectContaining({ code: 'workbook/unreadable' }),
    )
  })

  it('is not slowed down by damage', () => {
    const started = performance.now()
    const html = `<table><tr><td colspan="99999999" rowspan=99999>x${'<td title="'.repeat(20_000)}${'<!--'.repeat(2000)}`
    expect(readHtml(html)).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
