import type { ResultInfo } from '../../state/actions/results.ts'

/** Name of exported files without ending: the title, which carries the period, or the title and the periods of the inputs. */
export function formatResultName(title: string, info: ResultInfo): string {
  const named = title === '' ? info.origin.title : title
  if (/\d{4}/.test(named)) return named
  const periods = [...new Set(info.origin.inputs.flatMap(({ period }) => (period === null ? [] : [period])))].sort()
  const [first] = periods
  const last = periods.at(-1)
  if (first === undefined || last === undefined) return named
  return first === last ? `${named} ${first}` : `${named} ${first}—${last}`
}
