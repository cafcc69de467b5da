import { compileLogicalTable } from '../../core/dataset/compile-logical-table.ts'
import { quoteLiteral } from '../../core/sql/quote.ts'
import { resolveParameters } from '../../core/template/bind-parameters.ts'
import { compileDrill } from '../../core/template/drill/compile-drill.ts'
import { dimensionCells } from '../../core/template/drill/drill-filter.ts'
import type { Place, Places } from '../../core/template/drill/place.ts'
import type { EngineApi } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import type { EngineSession } from '../engine-session.ts'

/** From a row of a template's result to the rows of the tables behind it. */
export function drillHandlers(session: () => EngineSession): Pick<Handlers<EngineApi>, 'drillRow'> {
  return {
    async drillRow({ template, parameters, cells, language }, { signal }) {
      const { model, seen } = session().logical.state
      const texts = dimensionCells({ template, cells }).map(([, text]) => text)
      const places = await findPlaces(session(), texts, signal)
      const question = { template, parameters: resolveParameters(template, parameters), cells, places }
      return compileDrill(question, { catalogue: seen, model, language })
    },
  }
}

/** The lists that say what a name stands for; of an industry's names the widest counts, so it is read last. */
const lookups = [
  { list: 'town_dim', field: 'town_code', name: 'town_name', code: 'town_code', order: 'town_code' },
  { list: 'industry_dim', field: 'industry_code', name: 'industry_name', code: 'industry_code', order: 'level DESC' },
] as const

async function findPlaces(
  { db, logical }: EngineSession,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Places> {
  const places = new Map<string, Place>()
  if (texts.length === 0) return places
  const { model, seen } = logical.state
  const wanted = texts.map(quoteLiteral).join(', ')
  for (const { list, field, name, code, order } of lookups) {
    const table = model.find(({ id }) => id === list)
    const body = table === undefined ? null : compileLogicalTable(table, seen, [name, code, 'level'])
    if (body === null) continue
    const sql = `SELECT ${name}, ${code} FROM (\n${body}\n) WHERE ${name} IN (${wanted}) OR ${code} IN (${wanted}) ORDER BY ${order}`
    const { values } = await db.run(sql, signal)
    for (const [row, found] of (values[1] ?? []).entries()) {
      const place: Place = { field, code: String(found) }
      for (const text of [String(values[0]?.[row]), place.code]) if (texts.includes(text)) places.set(text, place)
    }
  }
  return places
}
