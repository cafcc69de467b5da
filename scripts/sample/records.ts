/** A town of the fictional district. Weights are per cent of the units of a specialty. */
export type TownRecord = {
  code: string
  name: string
  type: '街道' | '镇' | '工业区'
  areaKm2: number
  population: number
  staff: number
  chiefFrom: string
  section: string
  weights: Record<Specialty, number>
}

/** Specialties that the sample has units of. */
export type Specialty = 'B' | 'C' | 'E' | 'S' | 'X' | 'F'

/** A unit of the register. Months are `YYYY-MM`; `entry` null is a unit that was there before 2019. */
export type UnitRecord = {
  uscc: string
  name: string
  specialty: Specialty
  industry: string
  activity: string
  town: string
  region: string
  open: string
  entry: string
  entryKind: 'annual' | 'monthly'
  exit: string | null
  regType: string
  holding: string
  size: string
  landM2: number | null
}

/** A row of the register of one month. */
export type SnapshotRow = UnitRecord & { snapshot: string }

/** A row of form B204-1 as printed, money in 千元, power in 千瓦时; null is printed as —. */
export type OutputRow = {
  period: string
  uscc: string
  name: string
  industry: string
  output: Cells
  sales: Cells
  export: Cells
  power: Cells
}

/** This month, this year to date, and both a year ago. */
export type Cells = { m: number | null; ytd: number | null; mLy: number | null; ytdLy: number | null }

/** The whole district as the workbooks print it. */
export type District = {
  towns: readonly TownRecord[]
  units: UnitRecord[]
  snapshots: SnapshotRow[]
  outputs: OutputRow[]
  plants: Plants
}

/** Facts fixed by construction, for tests to assert. */
export type Plants = {
  /** The only industrial unit of its town, new, without output a year ago: its town has no growth rate. */
  zeroBase: { uscc: string; town: string }
  /** Did not report in the last month. */
  notReported: { uscc: string; town: string; period: string }
  /** New, and the form leaves its base open. */
  openBase: { uscc: string; town: string }
  december: number
  june: number
}
