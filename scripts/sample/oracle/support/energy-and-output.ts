import type { SampleRecords } from '../../records/sample-records.ts'
import type { EnergyAndOutput } from './energy-intensity.ts'

/** Units with an energy form of a month, with what they used and made. */
export function energyAndOutput(
  { energy_unit: energy, industrial_output: outputs }: SampleRecords,
  month: string,
): (EnergyAndOutput & { uscc: string })[] {
  const made = new Map(outputs.filter((row) => row.period_ym === month).map((row) => [row.uscc, row]))
  return energy
    .filter((row) => row.period_ym === month)
    .map((row) => ({
      uscc: row.uscc,
      tce: row.tce_ytd,
      tceLy: row.tce_ytd_ly,
      output: made.get(row.uscc)?.output_ytd ?? null,
      outputLy: made.get(row.uscc)?.output_ytd_ly ?? null,
    }))
}
