/** What a name of a result's row stands for: a town, or a section, division or class of the industry codes. */
export type Place = { field: 'town_code' | 'industry_code'; code: string }

/** Places by the texts of a row that name them. */
export type Places = ReadonlyMap<string, Place>
