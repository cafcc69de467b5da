import { z } from 'zod'
import { chartKinds } from '../chart/chart-data.ts'

/** A text in both languages; a plain text stands for both. */
export const localTextSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { zh: value, en: value } : value),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
)

const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/u)
const kebab = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u)
const option = z.strictObject({ value: z.coerce.string(), label: localTextSchema })

const parameter = z.strictObject({
  type: z.enum(['period', 'text', 'integer', 'number', 'boolean', 'choice']),
  label: localTextSchema,
  default: z
    .union([z.string(), z.number(), z.boolean(), z.null(), z.strictObject({ from: z.literal('first-choice') })])
    .default(null),
  options: z.array(option).default([]),
  choices: z.string().default(''),
  required: z.boolean().default(true),
  minimum: z.number().nullable().default(null),
  maximum: z.number().nullable().default(null),
})

const column = z.strictObject({
  name: z.string().min(1),
  // Missing labels get a fault of their own, with the name of the column.
  label: localTextSchema.optional(),
  group: z.union([z.array(localTextSchema), localTextSchema.transform((text) => [text])]).default([]),
  unit: z.string().nullable().default(null),
  decimals: z.number().int().min(0).max(8).nullable().default(null),
  role: z.enum(['dimension', 'measure', 'level', 'row-kind', 'flag', 'hidden']).optional(),
  flagOf: z.string().nullable().default(null),
  rate: z.boolean().default(false),
  values: z.array(option).default([]),
})

const series = z.preprocess(
  (value) => (typeof value === 'string' ? { column: value } : value),
  z.strictObject({
    column: z.string(),
    axis: z.enum(['left', 'right']).default('left'),
    mark: z.enum(['bar', 'line']).default('bar'),
  }),
)

const role = z.string().nullable().default(null)

const chart = z.strictObject({
  kind: z.enum(chartKinds),
  title: localTextSchema.optional(),
  category: role,
  categoryKind: z.enum(['name', 'period']).default('name'),
  series: z.array(series).default([]),
  totals: z.boolean().default(false),
  rows: z.number().int().min(1).nullable().default(null),
  only: role,
  group: role,
  value: role,
  x: role,
  y: role,
  size: role,
  low: role,
  q1: role,
  q3: role,
  high: role,
  target: role,
  from: role,
  to: role,
  diagonal: z.boolean().default(false),
  band: z.number().positive().nullable().default(null),
  medians: z.boolean().default(false),
  log: z.boolean().default(false),
  share: z.boolean().default(false),
  bins: z.number().int().min(2).max(100).nullable().default(null),
  center: z.number().default(0),
  palette: z.enum(['theme', 'risk']).default('theme'),
  reference: z
    .union([z.number(), z.enum(['median', 'mean']), z.string().regex(/^:[A-Za-z_][A-Za-z0-9_]*$/u)])
    .nullable()
    .default(null),
  referenceName: localTextSchema.optional(),
})

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const row = z.record(z.string(), cell).refine((cells) => Object.keys(cells).length > 0)
/** An example is read by people: more rows than these belong in a workbook. */
const mostExampleRows = 200

const example = z.strictObject({
  name: z.string().min(1),
  parameters: z.record(name, cell).default({}),
  tables: z.record(z.string(), z.array(row).max(mostExampleRows)).optional(),
  expect: z.array(row).min(1),
})

/** The YAML head of a template file, as docs/templates.md describes it. */
export const headerSchema = z.strictObject({
  id: kebab,
  version: z.number().int().min(1),
  title: localTextSchema,
  question: localTextSchema,
  tableTitle: localTextSchema.optional(),
  subsystem: kebab,
  module: kebab,
  scope: z.enum(['comparable', 'matched', 'nominal', 'published']).nullable().default(null),
  inputs: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*\??$/u), z.array(z.string().regex(/^[a-z][a-z0-9_]*\??$/u)).min(1))
    .default({}),
  parameters: z.record(name, parameter).default({}),
  columns: z.array(column).min(1),
  chart: chart.nullable().default(null),
  notes: z.array(localTextSchema).default([]),
  examples: z.array(example).default([]),
  source: localTextSchema.default({ zh: '', en: '' }),
})

/** What {@link headerSchema} gives. */
export type Header = z.output<typeof headerSchema>
