import type { RecipeStep } from '../dataset/recipe.ts'
import type { Planned, StepInput } from './step-plan.ts'
import { planDedupe } from './steps/dedupe.ts'
import { planDerive } from './steps/derive.ts'
import { planDrop } from './steps/drop.ts'
import { planFillDown } from './steps/fill-down.ts'
import { planFilter } from './steps/filter.ts'
import { planJoin } from './steps/join.ts'
import { planMapCodes } from './steps/map-codes.ts'
import { planMerge } from './steps/merge.ts'
import { planPadCode } from './steps/pad-code.ts'
import { planParseDate } from './steps/parse-date.ts'
import { planParseNumber } from './steps/parse-number.ts'
import { planRename } from './steps/rename.ts'
import { planReplace } from './steps/replace.ts'
import { planRewriteText } from './steps/rewrite-text.ts'
import { planScale } from './steps/scale.ts'
import { planSplit } from './steps/split.ts'
import { planUnpivot } from './steps/unpivot.ts'

/** What a step does to the columns that it finds, or why it cannot. Pure: values are not looked at. */
export function planStep(step: RecipeStep, input: StepInput): Planned {
  switch (step.kind) {
    case 'trim':
    case 'width':
    case 'strip-marks':
    case 'simplify':
      return planRewriteText(step, input)
    case 'split':
      return planSplit(step, input)
    case 'merge':
      return planMerge(step, input)
    case 'fill-down':
      return planFillDown(step, input)
    case 'unpivot':
      return planUnpivot(step, input)
    case 'replace':
      return planReplace(step, input)
    case 'map-codes':
      return planMapCodes(step, input)
    case 'pad-code':
      return planPadCode(step, input)
    case 'parse-number':
      return planParseNumber(step, input)
    case 'parse-date':
      return planParseDate(step, input)
    case 'scale':
      return planScale(step, input)
    case 'filter':
      return planFilter(step, input)
    case 'dedupe':
      return planDedupe(step, input)
    case 'derive':
      return planDerive(step, input)
    case 'rename':
      return planRename(step, input)
    case 'drop':
      return planDrop(step, input)
    case 'join':
      return planJoin(step, input)
  }
}
