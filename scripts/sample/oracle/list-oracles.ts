import type { Oracle } from './oracle.ts'

const modules = import.meta.glob<Oracle>('./m*/*.ts', { eager: true, import: 'oracle' })

/** Every oracle, found by its place, in the order of ids. */
export const oracles: readonly Oracle[] = Object.values(modules).sort((a, b) => (a.id < b.id ? -1 : 1))
