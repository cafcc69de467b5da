/** A stream of random numbers that depends on nothing but its name. */
export type SeededRandom = {
  /** Uniform in [0, 1). */
  next: () => number
  /** Integer from 0 to `count` − 1. */
  below: (count: number) => number
  /** Standard normal. */
  normal: () => number
  pick: <T>(items: readonly T[]) => T
}

/** sfc32 seeded by a 128-bit hash (cyrb128) of the stream's name: independent streams for every unit, so that one more unit changes no other. */
export function openRandom(name: string): SeededRandom {
  let [a, b, c, d] = hash(name)
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round += 1) next()
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    // Sum of uniforms: no logarithm or cosine, whose last digits may differ between engines.
    normal: () => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6),
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}

function hash(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (const character of text) {
    const k = character.codePointAt(0) ?? 0
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1]
}
