import { AppError } from '../core/base/app-error.ts'
import type { EngineApi, EngineInfo, EngineOpening } from '../protocol/engine-api.ts'
import type { CallContext, Handlers } from '../protocol/handlers.ts'
import type { EnginePorts } from './engine-ports.ts'
import { EngineSession } from './engine-session.ts'
import { datasetHandlers } from './handlers/dataset.ts'
import { mappingHandlers } from './handlers/mapping.ts'
import { ownTableHandlers } from './handlers/own-tables.ts'
import { queryHandlers } from './handlers/query.ts'
import { recipeHandlers } from './handlers/recipe.ts'
import { revisionHandlers } from './handlers/revisions.ts'
import { rowHandlers } from './handlers/rows.ts'
import { savedTemplateHandlers } from './handlers/saved-templates.ts'
import { drillHandlers } from './handlers/drill.ts'
import { templateHandlers } from './handlers/template.ts'
import { defineFunctions } from './recipe/define-functions.ts'
import { runDuckdbSelfTest } from './self-test.ts'

/** Assembles the engine's handlers over one session, which `open` makes. */
export function createEngine(ports: EnginePorts): Handlers<EngineApi> {
  let opened: EngineSession | null = null
  const session = (): EngineSession => {
    if (opened === null) throw new AppError('internal/bug', {}, { detail: 'the engine is not open' })
    return opened
  }
  return {
    async open(opening, context) {
      opened = await openSession(ports, opening, context)
      return readInfo(opened, context)
    },
    ...datasetHandlers(session),
    ...revisionHandlers(session),
    ...mappingHandlers(session),
    ...rowHandlers(session),
    ...queryHandlers(session),
    ...templateHandlers(session),
    ...drillHandlers(session),
    ...recipeHandlers(session),
    ...savedTemplateHandlers(session),
    ...ownTableHandlers(session),
    selfTest: ({ target }) => runDuckdbSelfTest(session().db, target),
  }
}

async function openSession(
  ports: EnginePorts,
  opening: EngineOpening,
  { progress }: CallContext,
): Promise<EngineSession> {
  let session: EngineSession | null = null
  const [db, { storage, problem }] = await Promise.all([
    ports.openDuckdb(opening, progress),
    ports.openStorage((code) => session?.loseStorage(code)),
  ])
  await defineFunctions(db)
  session = new EngineSession({ db, storage, problem, model: opening.model, events: opening.events, ports })
  return session
}

async function readInfo(session: EngineSession, { progress }: CallContext): Promise<EngineInfo> {
  await session.restore(progress)
  return session.info
}
