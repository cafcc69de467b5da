import type { TownRecord } from '../records.ts'

/** Code of the fictional district 云汀区; no real region code begins with 99. */
export const districtCode = '990112'

const sections = ['综合科', '工业科', '能源科', '贸易科', '服务业科', '名录科'] as const

type Row = readonly [
  suffix: string,
  name: string,
  areaKm2: number,
  b: number,
  e: number,
  s: number,
  f: number,
  staff: number,
  pop: number,
]

/** Towns of the district: weights are per cent of the units of industry, trade, catering and services. */
const rows: readonly Row[] = [
  ['001', '镜湾街道', 9, 2, 11, 12, 13, 4, 86],
  ['002', '鹭桥街道', 11, 2, 10, 11, 12, 4, 92],
  ['003', '松渚街道', 14, 4, 8, 9, 9, 3, 75],
  ['004', '望潮街道', 12, 3, 9, 10, 10, 3, 81],
  ['100', '墨溪镇', 31, 8, 6, 5, 5, 3, 58],
  ['101', '禾陌镇', 38, 9, 6, 5, 4, 3, 49],
  ['102', '棠川镇', 29, 8, 6, 6, 5, 3, 52],
  ['103', '铃溪镇', 27, 7, 7, 6, 6, 2, 47],
  ['104', '砚湖镇', 35, 6, 5, 6, 5, 2, 41],
  ['105', '苇塘镇', 41, 7, 5, 5, 4, 2, 38],
  ['106', '杏陂镇', 33, 6, 5, 5, 4, 1, 35],
  ['107', '澜庄镇', 26, 7, 6, 6, 6, 3, 44],
  ['108', '竹堰镇', 22, 5, 5, 5, 6, 2, 40],
  ['109', '枫渡镇', 30, 6, 5, 5, 4, 2, 37],
  ['400', '云汀工业区', 18, 20, 6, 4, 7, 2, 21],
]

/** The 15 towns of the district, in the order of their codes. */
export const towns: readonly TownRecord[] = rows.map(([suffix, name, areaKm2, b, e, s, f, staff, population], at) => ({
  code: districtCode + suffix,
  name,
  type: suffix < '100' ? '街道' : suffix < '400' ? '镇' : '工业区',
  areaKm2,
  population: population * 1000 + at * 37,
  staff,
  chiefFrom: `${String(2016 + (at % 4))}-${String(1 + ((at * 5) % 12)).padStart(2, '0')}`,
  section: sections[at % sections.length] ?? '综合科',
  weights: { B: b, C: b, E: e, S: s, X: e, F: f },
}))

/** First and second syllables of invented brands. */
export const brandStarts = '澜禾栖砚竹岚溪铃苇棠墨鹭汀霁珩璟筠蘅沅渝澄漪洛芷荻蓼'
export const brandEnds = '序束岚白笙桥午野衡朔屿汐晏陵阡遥程舟昱原驰烁冉迈科铎'
