import type { SqlFunction } from '../sql/sql-function.ts'

/** Runs of growth and times until something happens: lists in the order of periods. */
export const cohortFunctions: readonly SqlFunction[] = [
  // F27: the last `years` rates all exceed `least`; a missing one breaks the run.
  {
    name: 'grew_every_year',
    parameters: 'rates, years := 3, least := 0',
    body: 'len(rates) >= years AND len(list_filter(rates[len(rates) - years + 1 : len(rates)], lambda rate: rate > least)) = years',
  },
  // F30: the first place, from 0, where a list of rates lies in [least, below) for `quarters` quarters; NULL where it never does.
  {
    name: 'run_start',
    parameters: 'rates, least, below, quarters, earliest := 0',
    body: 'list_filter(range(CAST(earliest AS BIGINT), len(rates) - quarters + 1), lambda place: len(list_filter(rates[place + 1 : place + quarters], lambda rate: rate >= least AND rate < below)) = quarters)[1]',
  },
  // F30: from fast growth (`fast` or more for `k1` quarters) to stable growth (0 to `stable` for `k2` quarters): where both begin, counted
  // from 0, and the quarters between. A spell without an end is censored after the quarters that were seen.
  {
    name: 'fast_spell',
    parameters: 'rates, fast := 20, stable := 10, k1 := 2, k2 := 4',
    body: `struct_pack(
  start := run_start(rates, fast, CAST('inf' AS DOUBLE), k1),
  stable := run_start(rates, 0, stable, k2, run_start(rates, fast, CAST('inf' AS DOUBLE), k1) + k1),
  duration := run_start(rates, 0, stable, k2, run_start(rates, fast, CAST('inf' AS DOUBLE), k1) + k1) - run_start(rates, fast, CAST('inf' AS DOUBLE), k1),
  seen := len(rates) - run_start(rates, fast, CAST('inf' AS DOUBLE), k1)
)`,
  },
  // F29: Kaplan and Meier. One entry for each time at which a spell ended: how many were at risk, how many ended, what share survives.
  // `ended` says for each duration whether it ended (true) or was only seen so far (false).
  {
    name: 'survival_steps',
    parameters: 'durations, ended',
    body: `list_transform(
  list_sort(list_distinct(list_filter(durations, lambda spell, place: ended[place]))),
  lambda moment: struct_pack(
    moment := moment,
    at_risk := len(list_filter(durations, lambda spell: spell >= moment)),
    ends := len(list_filter(durations, lambda spell, place: spell = moment AND ended[place]))
  )
)`,
  },
  {
    name: 'survival_at',
    parameters: 'durations, ended, until',
    body: 'list_reduce(list_transform(list_filter(survival_steps(durations, ended), lambda step: step.moment <= until), lambda step: 1 - CAST(step.ends AS DOUBLE) / step.at_risk), lambda share, part: share * part, CAST(1 AS DOUBLE))',
  },
  // F29: the first time at which at most half survive; NULL where more do to the end.
  {
    name: 'median_survival',
    parameters: 'durations, ended',
    body: 'list_filter(list_sort(list_distinct(list_filter(durations, lambda spell, place: ended[place]))), lambda moment: survival_at(durations, ended, moment) <= 0.5 + 1e-12)[1]',
  },
]
