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
