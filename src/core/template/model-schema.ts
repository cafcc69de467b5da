import { z } from 'zod'
import { localTextSchema } from './header-schema.ts'

const id = z.string().regex(/^[a-z][a-z0-9_]*$/u)
const type = z.enum(['C', 'T', 'P', 'N', 'I', 'D', 'B'])

/** Who may be told: `identity` names a unit or a place, `confidential` is a figure of one unit that another department gave in confidence. */
const sensitivity = z.enum(['none', 'identity', 'confidential']).default('none')

const field = z.strictObject({
  id,
  label: localTextSchema,
  type,
  unit: z.string().nullable().default(null),
  synonyms: z.array(z.string().min(1)).default([]),
  required: z.boolean().default(false),
  sensitivity,
  derive: z.strictObject({ from: id, sql: z.string().includes('?') }).optional(),
})

/** A family of fields that differ in time only: `output` with suffixes m, ytd, … */
const measure = z.strictObject({
  id,
  label: localTextSchema,
  type: type.default('N'),
  unit: z.string().nullable(),
  suffixes: z.array(z.enum(['m', 'ytd', 'm_ly', 'ytd_ly', 'begin', 'end', 'cur', 'ly'])).min(1),
  synonyms: z.array(z.string().min(1)).default([]),
  required: z.array(z.string()).default([]),
  sensitivity,
})

/** A file of the logical model, as docs/templates.md describes it. */
export const modelSchema = z.strictObject({
  id,
  label: localTextSchema,
  titleWords: z.array(z.string().min(1)).default([]),
  key: z.array(id).min(1),
  period: id.nullable().default(null),
  fields: z.array(field).min(1),
  measures: z.array(measure).default([]),
  standard: z
    .strictObject({
      name: localTextSchema,
      fields: z.array(id).min(1),
      rows: z.number().int().positive(),
      sql: z.string().min(1),
    })
    .optional(),
})

/** What {@link modelSchema} gives. */
export type ModelFile = z.output<typeof modelSchema>
