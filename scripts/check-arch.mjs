// Checks the floor plan of .dependency-cruiser.cjs over src/, and that the check really saw the sources: with a TypeScript
// version that it does not know, dependency-cruiser reads nothing and reports success.
//
//   node scripts/check-arch.mjs [folder that holds src/]
import { join, resolve } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

/** About four fifths of what src/ holds now. Raise it when the house has grown by a floor. */
const MINIMUM_MODULES = 400

/**
 * @typedef {{ rule: string, from: string, to: string }} Violation
 * @param {string} root folder that holds src/
 * @returns {Promise<{ modules: number, violations: Violation[] }>}
 */
export async function checkArchitecture(root) {
  const house = fileURLToPath(new URL('..', import.meta.url))
  const { forbidden, options } = createRequire(import.meta.url)(join(house, '.dependency-cruiser.cjs'))
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir: root, ruleSet: { forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig(join(house, 'tsconfig.web.json')) },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser gave a text instead of a result')
  return {
    modules: output.modules.filter(({ source }) => source.startsWith('src/')).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { modules, violations } = await checkArchitecture(resolve(process.argv[2] ?? '.'))
  for (const { rule, from, to } of violations) console.error(`✗ ${rule}: ${from} → ${to}`)
  if (modules < MINIMUM_MODULES)
    console.error(`✗ only ${modules} modules were read, at least ${MINIMUM_MODULES} were expected`)
  const failed = violations.length > 0 || modules < MINIMUM_MODULES
  console.log(`${modules} modules, ${violations.length} violations`)
  process.exitCode = failed ? 1 : 0
}
