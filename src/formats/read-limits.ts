/** How much a file may unpack to, in bytes, before reading stops. */
export type ReadLimits = {
  /** The file itself. */
  fileBytes: number
  /** All unpacked parts of one file together. */
  totalBytes: number
  /** One unpacked part. A sheet is handled as one text, and no text of a browser is longer than about 512 MiB. */
  partBytes: number
}

/** Limits for a user's file on an ordinary office machine. */
export const defaultLimits: ReadLimits = { fileBytes: 1_500_000_000, totalBytes: 1_500_000_000, partBytes: 500_000_000 }

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
