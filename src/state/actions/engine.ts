import { toAppError } from '../../core/base/app-error.ts'
import type { Clients } from '../../client/clients.ts'
import type { EngineInfo } from '../../protocol/engine-api.ts'
import type { SelfTestAttempt as Attempt } from '../../protocol/outcome.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { asFailure } from '../slices/session.ts'
import { showToast } from './run-action.ts'

/** One attempt of the privacy self-test. */
export type SelfTestAttempt = Attempt

/** Start, restart and pushes of the engine; the self-test. */
export type EngineActions = ReturnType<typeof createEngineActions>

/** Start, restart, and what the workers push. */
export function createEngineActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const accept = (info: EngineInfo): void => {
    store.setState({
      engine: { status: 'ready', version: info.engineVersion },
      storageProblem: info.storageProblem,
      catalogue: info.catalogue,
      damaged: info.damaged,
    })
  }
  const refreshCatalogue = async (): Promise<void> => {
    store.setState({ catalogue: await clients.engine.readCatalogue(null) })
  }
  clients.onEvent((event) => {
    switch (event.kind) {
      case 'engine-restarted':
        accept(event.info)
        break
      case 'engine-lost':
        store.setState({
          engine:
            event.failure === null
              ? { status: 'starting', phase: null, done: 0, total: null }
              : { status: 'failed', failure: asFailure(toAppError(event.failure)) },
        })
        break
      case 'storage-lost':
        store.setState({ storageProblem: event.problem })
        break
      case 'catalogue-changed':
        if (event.elsewhere) showToast(store, { failure: null, text: words().t('shell.changedElsewhere'), undo: null })
        void refreshCatalogue()
        break
    }
  })
  return {
    async start(): Promise<void> {
      store.setState({ engine: { status: 'starting', phase: null, done: 0, total: null } })
      try {
        const info = await clients.start({
          onProgress: (progress) => {
            store.setState({
              engine: { status: 'starting', phase: progress.phase, done: progress.done, total: progress.total },
            })
          },
        })
        accept(info)
      } catch (error) {
        store.setState({ engine: { status: 'failed', failure: asFailure(toAppError(error)) } })
      }
    },
    /** Every attempt to reach the target, page and workers. Throws when a worker cannot start. */
    selfTest(target: string): Promise<SelfTestAttempt[]> {
      return clients.selfTest(target)
    },
  }
}
