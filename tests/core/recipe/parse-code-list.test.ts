import { expect, it } from 'vitest'
import { parseCodeList } from '../../../src/core/recipe/parse-code-list.ts'

it('reads industries with their level and parent, quoted fields too', () => {
  const text = 'code,level,level_name,name,parent_code,section_code\nA,1,门类,"农、林, ""牧""",,A\n01,2,大类,农业,A,A\n'
  expect(parseCodeList('industry-2017', { 'gbt4754-2017.csv': text }).rows).toEqual([
    ['A', '农、林, "牧"', '1', null],
    ['01', '农业', '2', 'A'],
  ])
})

it('hangs a county under its city, or under the province where it has none, and a town under its county', () => {
  const counties = [
    'code,name,level,city_code,city_name,province_code,province_name',
    '310000,上海市,省级,,,310000,上海市',
    '310100,市辖区,地级,310100,市辖区,310000,上海市',
    '310112,闵行区,县级,310100,市辖区,310000,上海市',
  ].join('\n')
  const streets = 'code9,name,county_code,province_code\n310112001,江川路街道,310112,31\n'
  const files = { 'division-2023-counties.csv': counties, 'division-2023-streets.csv': streets }
  expect(parseCodeList('region', files).rows).toEqual([
    ['310000', '上海市', '1', null],
    ['310100', '市辖区', '2', '310000'],
    ['310112', '闵行区', '3', '310100'],
    ['310112001', '江川路街道', '4', '310112'],
  ])
})

it('keeps pairs of the crosswalk whose other side is empty as empty', () => {
  const text = 'code_2011,name_2011,code_2017,name_2017,note\n0111,稻谷种植,0111,稻谷种植,\n,,0990,新的,新增\n'
  expect(parseCodeList('industry-2011-to-2017', { 'gbt4754-2011-2017-crosswalk.csv': text }).rows).toEqual([
    ['0111', '稻谷种植', '0111', '稻谷种植', null],
    [null, null, '0990', '新的', '新增'],
  ])
})
