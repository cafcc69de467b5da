import type { SqlFunction } from '../sql/sql-function.ts'

/** Letters of a name numbered by `alphabet` as single bytes: the engine compares bytes, and a Chinese character has three. */
const asBytes = (name: string): string =>
  `list_aggregate(list_transform(string_split(${name}, ''), lambda letter: chr(CAST(32 + list_position(list_distinct(string_split(first_name || second_name, '')), letter) AS INTEGER))), 'string_agg', '')`

/** Draws, likeness of names, first digits, and what may be published. */
export const evidenceFunctions: readonly SqlFunction[] = [
  // 6.1: a place in [0, 1) that anybody can compute again: the first 52 bits of sha256 of seed and key.
  {
    name: 'draw_place',
    parameters: 'seed, drawn_key',
    body: `CAST(CAST('0x' || substr(sha256(seed || '|' || drawn_key), 1, 13) AS UBIGINT) AS DOUBLE) / 4503599627370496`,
  },
  // 6.3: Dice's coefficient of the sets of letter pairs; NULL for names of one letter.
  {
    name: 'letter_pairs',
    parameters: 'whole_name',
    body: 'list_distinct(list_transform(range(1, length(whole_name)), lambda place: substr(whole_name, place, 2)))',
  },
  {
    name: 'name_dice',
    parameters: 'first_name, second_name',
    body: 'CAST(2 * len(list_intersect(letter_pairs(first_name), letter_pairs(second_name))) AS DOUBLE) / nullif(len(letter_pairs(first_name)) + len(letter_pairs(second_name)), 0)',
  },
  // 6.3: 1 − Levenshtein distance in characters over the longer length. NULL above 94 different characters.
  {
    name: 'name_similarity',
    parameters: 'first_name, second_name',
    body: `CASE WHEN len(list_distinct(string_split(first_name || second_name, ''))) <= 94
  THEN 1 - CAST(levenshtein(${asBytes('first_name')}, ${asBytes('second_name')}) AS DOUBLE) / nullif(greatest(length(first_name), length(second_name)), 0)
END`,
  },
  // F49: χ² of first digits against Benford, 8 degrees of freedom; NULL below 100 values or two orders of magnitude.
  {
    name: 'benford_chi2',
    parameters: 'amounts',
    body: `CASE WHEN len(list_filter(amounts, lambda amount: amount <> 0)) >= 100
  AND list_max(list_transform(amounts, lambda amount: abs(amount))) >= 100 * list_min(list_transform(list_filter(amounts, lambda amount: amount <> 0), lambda amount: abs(amount)))
THEN list_sum(list_transform(range(1, 10), lambda digit:
  pow(
    len(list_filter(amounts, lambda amount: amount <> 0 AND format('{:e}', CAST(abs(amount) AS DOUBLE))[1] = CAST(digit AS VARCHAR)))
      - len(list_filter(amounts, lambda amount: amount <> 0)) * log10(1 + 1.0 / digit),
    2
  ) / (len(list_filter(amounts, lambda amount: amount <> 0)) * log10(1 + 1.0 / digit))
))
END`,
  },
  // F50: a cell that would give one unit away: fewer than `least` units, or the largest above `most` per cent.
  {
    name: 'is_confidential',
    parameters: 'units, largest_share, least := 3, most := 85',
    body: 'units < least OR coalesce(largest_share > most, false)',
  },
]
