import { z } from 'zod'
import { AppError } from '../base/app-error.ts'
import { stepSchemas } from '../dataset/recipe.ts'
import type { Recipe, RecipeStep, StepKind } from '../dataset/recipe.ts'
import { checkSqlExpression } from '../sql/check-sql-expression.ts'

/** Says what a file is; a reader that does not know the number refuses it. */
const fileKind = 'suanchou-recipe'
const fileFormat = 1

/** What of a recipe travels in a file. */
export type RecipeInFile = Pick<Recipe, 'name' | 'shape' | 'steps'>

const headSchema = z.looseObject({ kind: z.literal(fileKind), format: z.int().min(1) })
const bodySchema = z.looseObject({
  name: z.string().min(1),
  shape: z.string(),
  steps: z.array(z.looseObject({ kind: z.string() })),
})

/** The file of a recipe: JSON that a person can read, one step after another. */
export function writeRecipeFile({ name, shape, steps }: RecipeInFile): string {
  return `${JSON.stringify({ kind: fileKind, format: fileFormat, name, shape, steps }, null, 2)}\n`
}

/**
 * Reads a recipe's file; `file` is its name for messages. Nothing of it is taken over unless all of it is understood and allowed.
 * Throws recipe/file-unreadable, recipe/file-newer, recipe/step-unknown, recipe/step-forbidden, recipe/invalid.
 */
export function parseRecipeFile(text: string, file: string): RecipeInFile {
  const content = parseJson(text, file)
  const head = headSchema.safeParse(content)
  if (!head.success) throw new AppError('recipe/file-unreadable', { file })
  if (head.data.format > fileFormat) throw new AppError('recipe/file-newer', { file, format: head.data.format })
  const body = bodySchema.safeParse(content)
  if (!body.success) throw new AppError('recipe/file-unreadable', { file }, { detail: body.error.message })
  const steps = body.data.steps.map((step, at) => parseStep(step, { file, step: at + 1 }))
  const twice = steps.findIndex(({ id }, at) => steps.findIndex((other) => other.id === id) !== at)
  if (twice >= 0) throw new AppError('recipe/invalid', { step: twice + 1 })
  return { name: body.data.name, shape: body.data.shape, steps }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, '')) as unknown
  } catch (error) {
    throw new AppError('recipe/file-unreadable', { file }, { detail: String(error), cause: error })
  }
}

function parseStep(content: { kind: string }, place: { file: string; step: number }): RecipeStep {
  if (!isStepKind(content.kind)) throw new AppError('recipe/step-unknown', { ...place, kind: content.kind })
  const parsed = stepSchemas[content.kind].safeParse(content)
  if (!parsed.success) throw new AppError('recipe/invalid', { step: place.step }, { detail: parsed.error.message })
  const expression = expressionOf(parsed.data)
  if (expression !== null) checkExpression(expression, place)
  return parsed.data
}

function isStepKind(kind: string): kind is StepKind {
  return Object.hasOwn(stepSchemas, kind)
}

/** The SQL that a step brings along; null for steps without. */
function expressionOf(step: RecipeStep): string | null {
  return step.kind === 'filter' ? step.keep : step.kind === 'derive' ? step.expression : null
}

function checkExpression(expression: string, place: { file: string; step: number }): void {
  try {
    checkSqlExpression(expression)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { keyword, name, near } = error.params
    throw new AppError('recipe/step-forbidden', { ...place, near: keyword ?? name ?? near ?? '' }, { cause: error })
  }
}
