import type { StepEffect } from '../../core/recipe/step-problem.ts'

/** Effects that are remembered: a long recipe and what was tried around it. */
const rememberedEffects = 200

/**
 * Effects of steps that were measured, by the state of the rows and the statement up to the step: when one step of a recipe changes,
 * those before it are not measured again.
 */
export class EffectMemory {
  readonly #effects = new Map<string, StepEffect>()

  /** The effect that was measured under that key. */
  find(key: string): StepEffect | undefined {
    const effect = this.#effects.get(key)
    if (effect === undefined) return undefined
    this.#effects.delete(key)
    this.#effects.set(key, effect)
    return effect
  }

  /** Remembers an effect; the one not asked for the longest time goes. */
  keep(key: string, effect: StepEffect): void {
    this.#effects.set(key, effect)
    const [oldest] = this.#effects.keys()
    if (this.#effects.size > rememberedEffects && oldest !== undefined) this.#effects.delete(oldest)
  }
}
