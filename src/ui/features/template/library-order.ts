/** Subsystems in the order of the printed catalogue; others follow by name. */
export const subsystemOrder = ['comprehensive', 'industry', 'energy', 'commerce', 'services']

/** Modules of the printed catalogue, and the place for templates of one's own. */
export const moduleOrder = [...Array.from({ length: 22 }, (_, at) => `m${String(at + 1).padStart(2, '0')}`), 'own']
