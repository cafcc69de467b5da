/** Bits of one bin. */
const BIN_BITS = 32
const BIN = 2 ** BIN_BITS
/** 2046 exponents and 53 digits, in bins of 32 bits, with room for carries. */
const BINS = 70
/** Additions after which a bin may come near 2^53. */
const MAX_PENDING = 1 << 19
/** A double is its whole mantissa times 2 to the power of its exponent field less this. */
const BIAS = 1075

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
/** Which of the two words is the upper one on this machine. */
const HIGH = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1
/** So many whole numbers of this size stay below 2^53. */
const SMALL = 2 ** 33

/**
 * Adds finite doubles without any rounding: the order does not matter and no digit is lost. A number costs three additions.
 * Not a number and infinities are not to be added.
 */
export class ExactSum {
  count = 0
  /** Largest absolute value so far. */
  largest = 0
  private readonly bins = new Float64Array(BINS)
  private pending = 0
  /** Small whole numbers that are not in the bins yet. */
  private whole = 0

  add(value: number): void {
    this.count++
    const size = Math.abs(value)
    if (size > this.largest) this.largest = size
    // Small whole numbers, which most are, add up exactly as they are.
    if (size <= SMALL && Number.isInteger(value)) {
      this.whole += value
      if (++this.pending >= MAX_PENDING) this.carry()
      return
    }
    this.put(value, size)
  }

  /** Adds a number to the bins. */
  private put(value: number, size: number): void {
    double[0] = size
    const high = words[HIGH] ?? 0
    const low = words[1 - HIGH] ?? 0
    const field = high >>> 20
    const exponent = field === 0 ? 1 : field
    const mantissa = field === 0 ? high : (high & 0xfffff) | 0x100000
    const bin = exponent >>> 5
    const shift = exponent & 31
    const sign = value < 0 ? -1 : 1
    const { bins } = this
    const over = shift === 0 ? 0 : low >>> (BIN_BITS - shift)
    const top = shift === 0 ? 0 : mantissa >>> (BIN_BITS - shift)
    bins[bin] = (bins[bin] ?? 0) + sign * ((low << shift) >>> 0)
    bins[bin + 1] = (bins[bin + 1] ?? 0) + sign * (((mantissa << shift) | over) >>> 0)
    bins[bin + 2] = (bins[bin + 2] ?? 0) + sign * top
    if (++this.pending >= MAX_PENDING) this.carry()
  }

  /** Adds all that another sum holds. */
  addAll(other: ExactSum): void {
    this.carry()
    other.carry()
    for (let at = 0; at < BINS; at++) this.bins[at] = (this.bins[at] ?? 0) + (other.bins[at] ?? 0)
    this.count += other.count
    this.largest = Math.max(this.largest, other.largest)
    this.carry()
  }

  /** The exact sum times 2 to the power of `bits`, rounded down to a whole number. */
  scaled(bits: number): bigint {
    this.carry()
    let total = 0n
    let lowest = 0
    while (lowest < BINS && this.bins[lowest] === 0) lowest++
    for (let at = BINS - 1; at >= lowest; at--) total = (total << 32n) + BigInt(this.bins[at] ?? 0)
    const shift = lowest * BIN_BITS - BIAS + bits
    return shift >= 0 ? total << BigInt(shift) : total >> BigInt(-shift)
  }

  /** The number nearest to the exact sum. */
  value(): number {
    this.carry()
    if ((this.bins[BINS - 1] ?? 0) < 0) {
      const mirrored = new ExactSum()
      for (let at = 0; at < BINS; at++) mirrored.bins[at] = -(this.bins[at] ?? 0)
      return -mirrored.value()
    }
    let highest = BINS - 1
    while (highest > 0 && this.bins[highest] === 0) highest--
    // 160 bits below the highest bin are more than a double can tell apart.
    const bits = BIAS - Math.max(0, highest - 5) * BIN_BITS
    const whole = this.scaled(bits)
    return bits > 1000 ? Number(whole) * 2 ** -1000 * 2 ** (1000 - bits) : Number(whole) * 2 ** -bits
  }

  /** Brings every bin below the highest one into 0 to 2^32 - 1. */
  private carry(): void {
    this.pending = 0
    const { whole } = this
    this.whole = 0
    if (whole !== 0) this.put(whole, Math.abs(whole))
    let over = 0
    for (let at = 0; at < BINS; at++) {
      const sum = (this.bins[at] ?? 0) + over
      over = at === BINS - 1 ? 0 : Math.floor(sum / BIN)
      this.bins[at] = sum - over * BIN
    }
  }
}
