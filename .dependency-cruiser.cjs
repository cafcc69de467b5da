// The floor plan. docs/architecture.md draws it; this file is what counts. Anything that is not listed is refused,
// imports of types included.

/** What each floor may import besides itself. */
const FLOORS = {
  core: [],
  protocol: ['core'],
  i18n: ['core'],
  formats: ['core'],
  engine: ['protocol', 'formats', 'core'],
  workers: ['engine', 'formats', 'protocol', 'core'],
  client: ['protocol', 'core'],
  state: ['client', 'protocol', 'core'],
  charts: ['i18n', 'core'],
  commands: ['state', 'i18n', 'core'],
  ui: ['commands', 'state', 'charts', 'i18n', 'core'],
  app: ['ui', 'commands', 'state', 'client', 'charts', 'i18n', 'protocol', 'core'],
}

/** Folders of core, lowest tier first. A folder may import itself and the tiers below it. */
const CORE_TIERS = [['base'], ['sql', 'workbook'], ['indicator', 'dataset'], ['recipe'], ['result'], ['chart'], ['template']]

/** Who may import a package. One place for each, so that a change of library touches one folder. */
const PACKAGES = [
  ['zod', '^src/core/'],
  ['@noble/hashes', '^src/core/'],
  ['yaml', '^src/core/template/'],
  ['i18next', '^src/i18n/'],
  ['@e965/xlsx', '^src/formats/sheetjs/'],
  ['apache-arrow', '^src/(formats/arrow|engine/duckdb)/'],
  ['@zip.js/zip.js', '^src/formats/zip/'],
  ['@duckdb/duckdb-wasm', '^src/engine/duckdb/'],
  ['idb', '^src/engine/storage/'],
  ['comlink', '^src/(workers|client)/'],
  ['zustand', '^src/(state|ui/hooks)/'],
  ['@observablehq/plot', '^src/charts/'],
  ['d3-[a-z-]+', '^src/charts/'],
  ['react', '^src/(ui|app)/|^src/main\\.tsx$'],
  ['react-dom', '^src/app/|^src/main\\.tsx$'],
  ['@mantine/[a-z]+', '^src/(ui|app)/'],
  ['@tabler/icons-react', '^src/(ui|app)/'],
  ['@tanstack/[a-z-]+', '^src/ui/'],
  ['@codemirror/[a-z-]+', '^src/ui/'],
  ['@lezer/highlight', '^src/ui/'],
  ['sql-formatter', '^src/ui/'],
  ['pinyin-pro', '^src/ui/'],
]

/** In a resolved path a package sits in node_modules; its types may come from @types. */
const inModules = (name) => `node_modules/(@types/)?${name}/`

/** Reached by address, which the rule `worker-entry` watches; the compiler refuses an import of its contents. */
const WORKER_ENTRY = '^src/workers/[^/]+\\.worker\\.ts$'

const floorRules = Object.entries(FLOORS).map(([floor, allowed]) => ({
  name: `floor-${floor}`,
  comment: `${floor} may import ${['itself', ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/(${[floor, ...allowed].join('|')})/`, ...(floor === 'client' ? [WORKER_ENTRY] : [])],
  },
}))

const tierRules = CORE_TIERS.flatMap((folders, tier) =>
  folders.map((folder) => ({
    name: `tier-${folder}`,
    comment: 'a folder of core imports itself and lower tiers',
    severity: 'error',
    from: { path: `^src/core/${folder}/` },
    to: { path: '^src/core/', pathNot: `^src/core/(${[folder, ...CORE_TIERS.slice(0, tier).flat()].join('|')})/` },
  })),
)

const packageRules = PACKAGES.map(([name, importers]) => ({
  name: `package-${name.replaceAll(/[^a-z0-9-]/g, '')}`,
  comment: `${name} is imported by ${importers} only`,
  severity: 'error',
  from: { path: '^src/', pathNot: importers },
  to: { path: inModules(name) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules,
    ...tierRules,
    ...packageRules,
    {
      name: 'tier-unknown',
      comment: 'a new folder of core gets its tier in CORE_TIERS',
      severity: 'error',
      from: { path: '^src/core/', pathNot: `^src/core/(${CORE_TIERS.flat().join('|')})/` },
      to: {},
    },
    {
      name: 'floor-unknown',
      comment: 'src/ holds the floors, main.tsx and build-id.d.ts; nothing else',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/(${Object.keys(FLOORS).join('|')})/|^src/main\\.tsx$|^src/build-id\\.d\\.ts$`,
      },
      to: {},
    },
    {
      name: 'main-starts-app',
      comment: 'main.tsx only calls the app',
      severity: 'error',
      from: { path: '^src/main\\.tsx$' },
      to: { path: '^src/', pathNot: '^src/app/' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.tsx$' },
    },
    {
      name: 'package-unlisted',
      comment: 'a package of src has one place, named in PACKAGES',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'npm-bundled'],
        pathNot: PACKAGES.map(([name]) => inModules(name)),
      },
    },
    {
      name: 'no-node-builtin',
      comment: 'src runs in a browser',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'worker-entry',
      comment: 'a worker is reached as a `?worker&url` address by src/client/connect.ts, and by nobody else',
      severity: 'error',
      from: { pathNot: '^src/client/connect\\.ts$' },
      to: { path: WORKER_ENTRY },
    },
    {
      name: 'sibling-feature',
      comment: 'features meet in commands and state',
      severity: 'error',
      from: { path: '^src/ui/features/([^/]+)/' },
      to: { path: '^src/ui/features/', pathNot: '^src/ui/features/$1/' },
    },
    {
      name: 'ui-kit',
      comment: 'a widget knows no noun of the product: core/base, i18n and its own folder',
      severity: 'error',
      from: { path: '^src/ui/kit/' },
      to: { path: '^src/', pathNot: '^src/(ui/kit|core/base|i18n)/' },
    },
    {
      name: 'ui-hooks',
      comment: 'hooks are below features and shell',
      severity: 'error',
      from: { path: '^src/ui/hooks/' },
      to: { path: '^src/ui/(features|shell)/' },
    },
    {
      name: 'feature-shell',
      comment: 'the shell holds the features, never the other way',
      severity: 'error',
      from: { path: '^src/ui/features/' },
      to: { path: '^src/ui/shell/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'a file that nothing uses and that uses nothing is dead',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', WORKER_ENTRY, '^src/main\\.tsx$'] },
      to: {},
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'not-to-tests-or-scripts',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'module', 'browser', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
