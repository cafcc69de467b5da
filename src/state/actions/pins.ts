import { toAppError } from '../../core/base/app-error.ts'
import type { Template, TemplateParameter } from '../../core/template/template.ts'
import type { ActionWords } from '../action-words.ts'
import { planRuns } from '../compared-periods.ts'
import type { AppStore } from '../create-store.ts'
import type { Pin } from '../pin.ts'
import { mostPins } from '../pin.ts'
import { asFailure } from '../slices/session.ts'
import type { PinRun } from '../slices/pins.ts'
import type { ResultActions, ResultRun } from './results.ts'
import { showToast } from './run-action.ts'
import type { AskedRuns, TemplateActions } from './templates.ts'

/** The rows of a pinned result; they never enter the store. */
export type PinnedRows =
  | { kind: 'template'; template: Template; runs: AskedRuns; compared: TemplateParameter | null }
  | { kind: 'query'; run: ResultRun }

/** Pinned results. */
export type PinActions = ReturnType<typeof createPinActions>

type Needed = { templates: TemplateActions; results: ResultActions; words: () => ActionWords }

/** Actions on pinned results. A pin keeps the first rows of its result; the engine keeps nothing for it. */
export function createPinActions(store: AppStore, { templates, results, words }: Needed) {
  const rows = new Map<string, PinnedRows>()
  const setRun = (id: string, run: PinRun): void => {
    store.setState(({ pinRuns }) => ({ pinRuns: { ...pinRuns, [id]: run } }))
  }
  const say = (text: string, undo: (() => void) | null = null): void => {
    showToast(store, { failure: null, text, undo })
  }
  const keep = (pin: Pin, found: PinnedRows): void => {
    rows.set(pin.id, found)
    const [first] = found.kind === 'template' ? found.runs : [found.run]
    const text = pin.kind === 'template' ? (store.getState().templateTexts[pin.template] ?? '') : ''
    setRun(pin.id, { status: 'done', ranAt: first.info.origin.ranAt, seen: first.seen, text })
  }
  const run = async (pin: Pin): Promise<void> => {
    setRun(pin.id, { status: 'running' })
    try {
      const found = await compute(pin, store, { templates, results, words })
      if (found === null) setRun(pin.id, { status: 'gone' })
      else keep(pin, found)
    } catch (error) {
      setRun(pin.id, { status: 'failed', failure: asFailure(toAppError(error)) })
    }
  }
  return {
    /** Keeps a result that is shown; says so when there is no more room. */
    add(pin: Pin, found: PinnedRows): void {
      const others = store.getState().pins.filter(({ id }) => id !== pin.id)
      const room = others.length < mostPins
      if (room) keep(pin, found)
      if (room) store.setState({ pins: [...others, pin] })
      say(words().t(room ? 'pin.added' : 'pin.full', { count: room ? others.length + 1 : mostPins, most: mostPins }))
    },
    /** Takes a result out of view; the message offers to bring it back. */
    remove(id: string): void {
      const { pins } = store.getState()
      const at = pins.findIndex((pin) => pin.id === id)
      const pin = pins[at]
      if (pin === undefined) return
      store.setState({ pins: pins.filter((each) => each !== pin) })
      const undo = (): void => {
        const now = store.getState().pins
        if (now.length < mostPins && now.every((each) => each.id !== id))
          store.setState({ pins: [...now.slice(0, at), pin, ...now.slice(at)] })
      }
      say(words().t('pin.removed'), undo)
    },
    /** Computes a pinned result again from its template and parameters. */
    async runAgain(id: string): Promise<void> {
      const pin = store.getState().pins.find((each) => each.id === id)
      if (pin !== undefined) await run(pin)
    },
    /** Computes what has no rows yet, one after another: after a reload all of them. */
    async runMissing(): Promise<void> {
      const missing = store.getState().pins.filter(({ id }) => store.getState().pinRuns[id] === undefined)
      for (const { id } of missing) setRun(id, { status: 'running' })
      for (const pin of missing) await run(pin)
    },
    /** The rows of a pinned result, null before it has been computed. They change with its entry in `pinRuns`. */
    read(id: string): PinnedRows | null {
      return rows.get(id) ?? null
    },
  }
}

/** The rows of a pin, computed with the template as it is now; null where that is gone. Throws AppError. */
async function compute(pin: Pin, store: AppStore, { templates, results, words }: Needed): Promise<PinnedRows | null> {
  if (pin.kind === 'query') {
    const run = await results.runSql(pin.sql, words().t('pin.queryTitle'))
    results.release(run.info.result)
    return { kind: 'query', run }
  }
  const { language, templates: library } = store.getState()
  const template = library.find(({ id }) => id === pin.template)
  if (template === undefined) return null
  const plan = planRuns(template, await templates.readChoices(template), pin.parameters)
  const runs = await templates.run(template, plan.runs, language)
  for (const { info } of runs) results.release(info.result)
  return { kind: 'template', template, runs, compared: plan.compared?.parameter ?? null }
}
