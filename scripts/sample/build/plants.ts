/** Facts of the district that hold by construction (domain model 7.6), by module. Shares and rates are in per cent, money in 万元. */
export type Plants = {
  /** Units at the end of 2020; towns with fewer statisticians than the rule wants; exits of 2020 because the threshold changed. */
  m01: { december: number; shortTowns: readonly string[]; thresholdExits: number }
  /** Pipeline: units found by June 2020 that are above its threshold, and those of them that the rule of 2019 would not admit. */
  m02: { above: readonly string[]; byNewRule: readonly string[] }
  /** Credit codes that fulfil what the module looks for. */
  m03: {
    /** Main figure and revenue rise every year from 2016 to 2020 by 5 to 12 per cent. */
    steady: readonly string[]
    /** Highest return on assets of industry in 2020. */
    topReturn: string
    /** Most output for its land among industry and trade in 2020. */
    topPerArea: string
  }
  /** Industry, January to December 2020 against the frame of December 2019: parts of the nominal rate in points. */
  m04: { staying: number; entries: number; exits: number; nominal: number }
  /** Indicators of the district, and base indicators of its accounting, whose rates fall three times in a row at the end of 2020. */
  m05: {
    falling: readonly string[]
    fallingBases: readonly string[]
    /** The region that passes two others by the rate of an indicator in a month, against the month before and the year before. */
    race: { indicator: string; month: string; winner: string; overtaken: readonly string[] }
  }
  m07: {
    /** Towns whose taxable sales stay below nine tenths of the output of industry, with the ratio. */
    lowTax: Readonly<Record<string, number>>
    /** Units of the first draw of 2020, in the order of their keys. */
    drawn: readonly string[]
    /** Figures that were changed by more than a fifth after they had been sent. */
    bigRevisions: number
  }
  /** Industry, January to June 2020, comparable: divisions that grow of those with a rate; two units and their share of all declines. */
  m08: { growing: number; divisions: number; decliners: readonly string[]; declineShare: number }
  /** Share of industrial units that lose money in December. */
  m09: { lossBreadth: Readonly<Record<number, number>> }
  /** Industry of 2020: a division with its CR4 and HHI (null where no division has six units that stayed), a town's location quotient. */
  m10: {
    concentration: { division: string; cr4: number; hhi: number } | null
    quotient: { town: string; division: string; quotient: number } | null
  }
  /** Units on no list that the screen for strategic emerging industry finds in December 2020, and those of them that are it. */
  m11: { suspects: readonly string[]; real: readonly string[] }
  /** Units that each of the first five rules of the work list of research finds in 2020, and large spenders without quarterly forms of that year. */
  m12: { rules: readonly (readonly string[])[]; missingQuarter: readonly string[] }
  /** Industry, comparable, December 2020: rise of the share of power in all energy in points, and growth of energy; rise of that share since 2016. */
  m13: { powerShareRise: number; powerShareRiseSince2016: number; energyGrowth: number }
  /** Growth of industrial output and of its energy in 2020, both comparable. */
  m14: { outputGrowth: number; energyGrowth: number }
  /** Units that make up for the year's energy in December 2020, and key energy users without an energy form of that month. */
  m15: { catchUps: readonly string[]; missingKeyUsers: readonly string[] }
  /** Share of online in retail, January to December of a year; the class of goods that grew in 1–2月 and fell in 1–3月 2020. */
  m16: { onlineShare: Readonly<Record<number, number>>; turning: string }
  /** Turnover of hotels in 1–2月 2020 of 100 a year before; of 100 units, those with more in December 2020 than a year before. */
  m17: { hotelsLeft: number; unitsBack: number }
  /** Units that trade 100 million yuan or more at customs in 2020; units in two or more of headquarters, large traders and largest shops. */
  m18: { traders: readonly string[]; overlap: readonly string[] }
  /** Sample below the limit: relative error of its sales in 2020-Q4; the one replacement by a shop of another division. */
  m19: { relativeError: number; broken: { quarter: string; out: string; in: string } }
  /** Comparable growth of services and of other for-profit services in 2020; points by which January to November is below the year. */
  m20: { growth: number; profitGrowth: number; lagGap: number }
  /** Lists of the 4+4 at the end of 2020: units, those on two of the lists, and those of biological medicine. */
  m21: { units: readonly string[]; overlap: readonly string[]; biopharma: readonly string[] }
  /** Share of units at yellow or red in January and in December 2020; units that an override makes red although their score does not. */
  m22: { january: number; december: number; overrides: readonly string[] }
}
