import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { AppStore } from '../create-store.ts'
import { showFailure } from './run-action.ts'

/** Makes a change of the catalogue and takes its answer over; shows a failure and answers whether it was made. */
export async function adoptCatalogue(store: AppStore, work: () => Promise<Catalogue>): Promise<boolean> {
  try {
    store.setState({ catalogue: await work() })
    return true
  } catch (error) {
    showFailure(store, error)
    return false
  }
}
