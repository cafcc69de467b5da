import { z } from 'zod'
import type { DatasetId, RecipeId } from '../base/id.ts'
import { columnTypes } from '../workbook/table-layout.ts'

/** Code lists that come with the product; `credit-code-check` is a rule and no list. */
export const codeListNames = [
  'region',
  'industry-2017',
  'industry-2011',
  'industry-2011-to-2017',
  'credit-code-check',
] as const

/** One of {@link codeListNames}. */
export type CodeListName = (typeof codeListNames)[number]

const name = z.string().min(1)
const columns = z.array(name).min(1)
/** `all-text`: every column of text, codes or periods, also those of later files. */
const textColumns = z.union([columns, z.literal('all-text')])
const base = { id: z.string().min(1), on: z.boolean(), note: z.string().optional() }

/**
 * Every step of a recipe, by kind. Columns are named as they are called before the step. A text that a step leaves empty becomes NULL.
 * - `trim` blanks of any width at both ends, several inside become one; `width` NFKC; `strip-marks` pinyin in brackets and `[bookmark: …]`.
 * - `split` keeps what is left over in the last column; `merge` leaves out empty parts; `fill-down` within one sheet of one file.
 * - `unpivot` makes a row of each of `columns`; `drop` are totals of them, which are checked and left out; rows without a value go unless `keepEmpty`.
 * - `map-codes`: `code` finds the code of a name (for the crosswalk: the 2017 code of a 2011 code), `parent` the code one level up.
 * - `pad-code` restores lost leading zeros up to `width` characters, only where the list has the padded code and not the short one.
 * - `scale` multiplies by `factor` (千元 → 万元: 0.1); `filter` keeps rows for which the condition is true; `join` takes columns of the one row whose keys are equal.
 */
export const stepSchemas = {
  trim: z.strictObject({ ...base, kind: z.literal('trim'), columns: textColumns }),
  width: z.strictObject({ ...base, kind: z.literal('width'), columns: textColumns }),
  'strip-marks': z.strictObject({ ...base, kind: z.literal('strip-marks'), columns: textColumns }),
  simplify: z.strictObject({ ...base, kind: z.literal('simplify'), columns: textColumns }),
  split: z.strictObject({
    ...base,
    kind: z.literal('split'),
    column: name,
    by: z.union([
      z.strictObject({ kind: z.literal('delimiter'), text: z.string().min(1) }),
      z.strictObject({ kind: z.literal('length'), at: z.int().min(1) }),
    ]),
    into: z.array(name).min(2),
    keep: z.boolean(),
  }),
  merge: z.strictObject({
    ...base,
    kind: z.literal('merge'),
    columns,
    separator: z.string(),
    into: name,
    keep: z.boolean(),
  }),
  'fill-down': z.strictObject({ ...base, kind: z.literal('fill-down'), columns }),
  unpivot: z.strictObject({
    ...base,
    kind: z.literal('unpivot'),
    columns,
    nameInto: name,
    valueInto: name,
    drop: z.array(name),
    parse: z.enum(['month', 'text']),
    keepEmpty: z.boolean().optional(),
  }),
  replace: z.strictObject({
    ...base,
    kind: z.literal('replace'),
    columns: textColumns,
    find: z.string().min(1),
    with: z.string(),
    match: z.enum(['part', 'whole', 'regex']),
  }),
  'map-codes': z.strictObject({
    ...base,
    kind: z.literal('map-codes'),
    column: name,
    list: z.enum(codeListNames),
    into: name,
    what: z.enum(['name', 'code', 'parent', 'valid']),
  }),
  'pad-code': z.strictObject({
    ...base,
    kind: z.literal('pad-code'),
    column: name,
    list: z.enum(['region', 'industry-2017', 'industry-2011']),
    width: z.int().min(2).max(12),
  }),
  'parse-number': z.strictObject({
    ...base,
    kind: z.literal('parse-number'),
    columns,
    scaleWords: z.boolean().optional(),
  }),
  'parse-date': z.strictObject({ ...base, kind: z.literal('parse-date'), columns, to: z.enum(['date', 'period']) }),
  scale: z.strictObject({
    ...base,
    kind: z.literal('scale'),
    columns,
    factor: z.number().positive(),
    unit: z.string(),
  }),
  filter: z.strictObject({ ...base, kind: z.literal('filter'), keep: z.string() }),
  dedupe: z.strictObject({ ...base, kind: z.literal('dedupe'), key: columns, keep: z.enum(['first', 'last']) }),
  derive: z.strictObject({
    ...base,
    kind: z.literal('derive'),
    column: name,
    expression: z.string(),
    type: z.enum(columnTypes).optional(),
  }),
  rename: z.strictObject({ ...base, kind: z.literal('rename'), column: name, to: name }),
  drop: z.strictObject({ ...base, kind: z.literal('drop'), columns }),
  join: z.strictObject({
    ...base,
    kind: z.literal('join'),
    dataset: z.custom<DatasetId>((value) => typeof value === 'string' && value !== ''),
    keys: z.array(z.strictObject({ left: name, right: name })).min(1),
    take: columns,
    prefix: z.string().optional(),
  }),
}

type Schemas = typeof stepSchemas

/** Kind of a step, in the order of {@link stepSchemas}. */
export type StepKind = keyof Schemas

/** A step of one kind. */
export type StepOf<Kind extends StepKind> = z.infer<Schemas[Kind]>

/** One step of a recipe. `id` is unique within the recipe and stays when the step is moved or changed. */
export type RecipeStep = { [Kind in StepKind]: StepOf<Kind> }[StepKind]

/** All kinds, in the order in which a menu shows them. */
export const stepKinds = Object.keys(stepSchemas) as StepKind[]

/** Cleaning steps for tables of one shape. Steps that are off stay in the list and do nothing. */
export type Recipe = {
  id: RecipeId
  name: string
  /** Shape (core/dataset/shape.ts) of the uncleaned table on which it was made; tables of that shape are offered it. */
  shape: string
  /** Counts saves, from 1. */
  version: number
  steps: RecipeStep[]
  /** ISO 8601 time in UTC. */
  changedAt: string
}
