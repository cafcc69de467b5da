import { commerceFields } from './commerce-fields.ts'
import { departmentFields } from './department-fields.ts'
import { energyFields } from './energy-fields.ts'
import { industryFields } from './industry-fields.ts'
import { macroFields } from './macro-fields.ts'
import { registerFields } from './register-fields.ts'
import { supervisionFields } from './supervision-fields.ts'

/** Fields of every logical table that the sample has, by table id. Kinds: see {@link FieldKind}. */
export const recordFields = {
  ...registerFields,
  ...industryFields,
  ...energyFields,
  ...commerceFields,
  ...departmentFields,
  ...macroFields,
  ...supervisionFields,
} as const

/** Id of a logical table that is not derived from others. */
export type TableId = keyof typeof recordFields

/** `text` also holds codes and periods, `time` is `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`; with `!` it is never null. */
export type FieldKind = `${'text' | 'number' | 'integer' | 'boolean' | 'time'}${'' | '!'}`

type ValueOf<Kind> = Kind extends `${infer Base}!` ? PlainOf<Base> : PlainOf<Kind> | null
type PlainOf<Base> = Base extends 'number' | 'integer' ? number : Base extends 'boolean' ? boolean : string

/** A row of a logical table, in the units of the model: 万元, 万千瓦时, physical units and tce. */
export type RecordOf<Table extends TableId> = {
  -readonly [Field in keyof (typeof recordFields)[Table]]: ValueOf<(typeof recordFields)[Table][Field]>
}

/** Everything that the fictional district reports: rows by logical table. Null is not reported or not known, never zero. */
export type SampleRecords = { [Table in TableId]: RecordOf<Table>[] }
