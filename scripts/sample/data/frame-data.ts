import type { Specialty } from '../records.ts'
import { industryRows, trades } from './industry-data.ts'

/** Specialties in the order of the register. */
export const specialties: readonly Specialty[] = ['B', 'C', 'E', 'S', 'X', 'F']

/** Units of each specialty at the end of 2015, and entries and exits of the five years together (domain model 7.1). */
export const frameTotals: Record<Specialty, { opening: number; entries: number; exits: number }> = {
  B: { opening: 1120, entries: 330, exits: 300 },
  C: { opening: 190, entries: 80, exits: 40 },
  E: { opening: 1360, entries: 640, exits: 320 },
  S: { opening: 290, entries: 130, exits: 90 },
  X: { opening: 150, entries: 30, exits: 30 },
  F: { opening: 1090, entries: 570, exits: 200 },
}

/** Entries, of which annual ones, and exits of each year (domain model 7.1). */
export const frameYears: readonly { year: number; entries: number; annual: number; exits: number }[] = [
  { year: 2016, entries: 300, annual: 255, exits: 180 },
  { year: 2017, entries: 330, annual: 280, exits: 170 },
  { year: 2018, entries: 350, annual: 295, exits: 190 },
  { year: 2019, entries: 380, annual: 320, exits: 200 },
  { year: 2020, entries: 420, annual: 355, exits: 240 },
]

/** Who leaves or enters in 2020 because the threshold of services changed (domain model 7.1): units among the services of that year. */
export const threshold2020 = { leaving: 60, entering: 40 } as const

/** Units that grow every year (domain model 7.6, m03). */
export const steadyUnits = 36

/** Units that make up in December for energy that they did not report (domain model 7.6, m15). */
export const catchUps = 6

/** Key energy users that send no energy form for December 2020 (domain model 7.6, m15). */
export const missingUsers = 4

/** Units on the list of key energy users (domain model 7.2): the largest of industry. */
export const keyEnergyUsers = ({ scale }: { scale: number }): number => Math.max(5, Math.round(90 * scale))

/** Real growth of each year from 2016 in per cent (domain model 7.2), 2020 without the epidemic; construction and real estate follow services. */
export const trends: Record<Specialty, readonly [number, number, number, number, number]> = {
  B: [4.5, 8.2, 6.1, 3.4, 3.2],
  C: [11, 12.5, 10.4, 8.2, 9],
  E: [9, 8.5, 7.2, 5.1, 4.4],
  S: [7, 7.5, 6, 4.2, 0],
  X: [11, 12.5, 10.4, 8.2, 9],
  F: [11, 12.5, 10.4, 8.2, 9],
}

/** Towns with fewer statisticians than the rule wants (domain model 7.1, rule Q09). */
export const shortTowns = ['990112106', '990112400'] as const

/** Towns whose taxable sales stay below nine tenths of their output, and at which ratio (domain model 7.6, m07). */
export const lowTaxTowns: Readonly<Record<string, number>> = {
  '990112104': 0.861,
  '990112105': 0.884,
  '990112109': 0.896,
}

/** Classes that only a frame of full size shows: with them 31 divisions of industry have units. */
const rareClasses: readonly (readonly [code: string, name: string, word: string])[] = [
  ['2412', '笔的制造', '文具'],
  ['2511', '原油加工及石油制品制造', '石化'],
  ['2822', '涤纶纤维制造', '化纤'],
  ['3240', '有色金属合金制造', '合金'],
  ['3734', '船用配套设备制造', '船舶配件'],
  ['4210', '金属废料和碎屑加工处理', '再生资源'],
  ['4511', '天然气生产和供应业', '燃气'],
]

/** Few units and always the same ones: the class whose concentration is planted (domain model 7.6, m10). */
export const closedClass = '3734'

/** Social work: its limit came down to 500 万元 in 2020, so that its units enter then (domain model 7.1) or wait to (7.6, m02). */
export const careTrades: typeof trades = [
  ['8514', 'F', 3, '养老服务'],
  ['8512', 'F', 2, '护理服务'],
  ['8521', 'F', 2, '社区服务'],
]
const careNames: Readonly<Record<string, string>> = {
  8514: '老年人、残疾人养护服务',
  8512: '护理机构服务',
  8521: '社会看护与帮助服务',
}

/** What units of the frame do: class, specialty, weight in the draw, word of the trade. */
export const frameTrades: typeof trades = [
  ...trades,
  ...rareClasses.map(([code, , word]) => [code, 'B', 1, word] as const),
]

/** Rows of the industry standard that the frame needs, each class after its division. */
export const frameIndustries: typeof industryRows = industryRows.flatMap((row) => [
  row,
  ...(row[0] === '85' ? careTrades.map(([code]) => [code, 4, careNames[code] ?? ''] as const) : []),
  ...rareClasses
    .filter(([code]) => row[1] === 2 && code.startsWith(row[0]))
    .map(([code, name]) => [code, 4, name] as const),
])

/** Name of a class. */
export const className = (code: string): string => frameIndustries.find(([each]) => each === code)?.[2] ?? ''

const services = [0.9, 0.86, 1, 0.97, 0.98, 1.08, 0.97, 0.98, 1.04, 0.98, 1.02, 1.22]

/** Seasonal factors, January to December (domain model 7.2). */
export const seasons: Record<Specialty, readonly number[]> = {
  B: [0.86, 0.86, 1, 0.98, 0.99, 1.08, 0.96, 0.97, 1.06, 1.01, 1.08, 1.15],
  C: services,
  E: [1.08, 1, 0.95, 0.93, 1, 1.02, 0.95, 0.96, 1, 1.07, 1.02, 1.02],
  S: [1.1, 1.02, 0.92, 0.95, 1, 0.97, 0.99, 1, 0.98, 1.06, 0.99, 1.02],
  X: services,
  F: services,
}

const slow = [0.75, 0.75, 0.88, 0.95, 0.98, 0.98, 1, 1, 1, 1.02, 1.03, 1.03]

/** What the epidemic left of each month of 2020, January to December (domain model 7.2), by what a unit does. */
export const epidemics: Readonly<Record<string, readonly number[]>> = {
  B: [0.78, 0.78, 0.93, 1, 1.03, 1.04, 1.05, 1.05, 1.05, 1.06, 1.06, 1.06],
  E: [0.72, 0.72, 0.84, 0.93, 0.97, 0.99, 1.01, 1.01, 1.01, 1.04, 1.04, 1.04],
  hotels: [0.4, 0.4, 0.38, 0.52, 0.66, 0.75, 0.86, 0.86, 0.86, 0.93, 0.93, 0.93],
  catering: [0.48, 0.48, 0.55, 0.72, 0.83, 0.9, 0.96, 0.96, 0.96, 1.01, 1.01, 1.01],
  transport: slow,
  it: [1.02, 1.02, 1.06, 1.08, 1.1, 1.1, 1.12, 1.12, 1.12, 1.12, 1.12, 1.12],
  culture: [0.45, 0.45, 0.4, 0.5, 0.6, 0.7, 0.85, 0.85, 0.85, 0.92, 0.92, 0.92],
  bio: [1.05, 1.05, 1.15, 1.2, 1.18, 1.15, 1.12, 1.12, 1.12, 1.1, 1.1, 1.1],
  other: slow,
}
