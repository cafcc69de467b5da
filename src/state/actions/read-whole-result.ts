import type { Page } from '../../core/result/page.ts'
import type { CallOptions, Clients } from '../../client/clients.ts'
import type { ResultInfo } from './results.ts'

/** What is run: a template with its parameters, as the engine takes them. */
export type TemplateAsk = Parameters<Clients['engine']['runTemplate']>[0]

/**
 * Runs a template, reads its first rows at once and frees the result, whatever comes in between. `countWanted` says how many of all rows are
 * wanted; it may throw where there are too many.
 */
export async function readWholeResult(
  clients: Clients,
  ask: TemplateAsk,
  countWanted: (totalRows: number) => number,
  options: CallOptions = {},
): Promise<{ info: ResultInfo; page: Page }> {
  const info = await clients.engine.runTemplate(ask, options)
  const { result, totalRows } = info
  try {
    const limit = Math.max(1, Math.min(totalRows, countWanted(totalRows)))
    return { info, page: await clients.engine.readResult({ result, offset: 0, limit, sort: [] }, options) }
  } finally {
    clients.engine.releaseResult({ result }).catch(() => undefined)
  }
}
