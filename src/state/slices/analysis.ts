/** The SQL page: the text survives a change of page, results do not. */
export type AnalysisSlice = { sqlText: string }

/** An empty editor. */
export const initialAnalysis: AnalysisSlice = { sqlText: '' }
