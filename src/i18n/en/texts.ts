import { analysis } from './analysis.ts'
import { data } from './data.ts'
import { home } from './home.ts'
import { model } from './model.ts'
import { pin } from './pin.ts'
import { privacy } from './privacy.ts'
import { recipe } from './recipe.ts'
import { result } from './result.ts'
import { review } from './review.ts'
import { shell } from './shell.ts'
import { template } from './template.ts'

/** All English interface texts. */
export const texts = { analysis, data, home, model, pin, privacy, recipe, result, review, shell, template } as const
