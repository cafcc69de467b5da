/** Where a table was found: tells its period, and goes into the notices. */
export type LayoutContext = { fileName: string; sheetName: string }
