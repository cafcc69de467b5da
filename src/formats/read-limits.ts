/** How much a file may hold, in bytes, before reading stops. */
export type ReadLimits = {
  /** The file itself. */
  fileBytes: number
  /** All parts of one file together that are unpacked whole. */
  totalBytes: number
  /** One part that is unpacked whole; no text of a browser is longer than about 512 MiB. */
  partBytes: number
  /** Sheets and shared texts of an .xlsx, which pass through memory piece by piece. */
  streamedBytes: number
  /** The columns that the cells of one file take up in memory. */
  gridBytes: number
}

/** Limits for a user's file on an ordinary office machine. */
export const defaultLimits: ReadLimits = {
  fileBytes: 1_500_000_000,
  totalBytes: 1_500_000_000,
  partBytes: 500_000_000,
  streamedBytes: 8_000_000_000,
  gridBytes: 2_500_000_000,
}

/** What a reader tells while it works, and how it is stopped. */
export type ReadWatch = {
  onProgress?: (step: ReadStep) => void
  isCancelled?: () => boolean
}

/** One step of reading, for the progress display. `total` is null while it is unknown. */
export type ReadStep = {
  phase: 'inflate' | 'parse'
  done: number
  total: number | null
  unit: 'bytes' | 'rows' | 'sheets'
  label: string
}
