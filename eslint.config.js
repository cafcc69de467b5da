import { builtinRules } from 'eslint/use-at-your-own-risk'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { noLiteralText } from './scripts/eslint-rules/no-literal-text.mjs'

// One rule can have one level only; the core rule is registered twice to warn at 250 lines and fail at 400.
const house = { rules: { 'no-literal-text': noLiteralText, 'max-lines-hard': builtinRules.get('max-lines') } }

/** The only files that may ask for a network address: the loader of our own static files, and the self-tests of the promise. */
const NETWORK_FILES = [
  'src/client/static-files.ts',
  'src/client/self-test.ts',
  'src/engine/self-test.ts',
  'src/workers/self-test.ts',
]
const SPAWN_FILES = ['src/client/spawn-worker.ts', 'src/engine/duckdb/open-duckdb.ts']

const NETWORK_GLOBALS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection', 'WebTransport']
const network = 'Nothing leaves the machine: only the files listed in eslint.config.js may reach a network function.'
const networkGlobals = NETWORK_GLOBALS.map((name) => ({ name, message: network }))
const networkProperties = [...NETWORK_GLOBALS, 'sendBeacon'].map((property) => ({ property, message: network }))

const nodeGlobals = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'setImmediate'].map(
  (name) => ({
    name,
    message: 'src runs in a browser.',
  }),
)

const htmlProperties = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
  property,
  message: 'Cell text must never become markup.',
}))

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'One name for one thing: use a named export.',
}
const noMarkup = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: 'Cell text must never become markup.',
}
const noSpawn = ['Worker', 'SharedWorker'].map((name) => ({
  selector: `NewExpression[callee.name='${name}'], NewExpression[callee.property.name='${name}']`,
  message: 'Workers start in src/client/spawn-worker.ts, so that the policy of the page binds them.',
}))
const noClock = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'core is pure: take a seeded generator.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'core is pure: take the time as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'core is pure: take the time as an argument.',
  },
]

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.cache/',
      'public/',
      'node_modules/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      'tests/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A text taken apart by code points is what Chinese wants.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Casts to a branded type name their type once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { house },
    rules: {
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'house/max-lines-hard': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-restricted-globals': ['error', ...networkGlobals, ...nodeGlobals],
      'no-restricted-properties': ['error', ...networkProperties, ...htmlProperties],
      'no-restricted-syntax': ['error', noDefaultExport, noMarkup, ...noSpawn],
    },
  },
  {
    files: ['src/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'house/no-literal-text': 'error',
    },
  },
  {
    files: ['src/**/*.tsx', 'src/ui/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/static-components': 'error',
      'react-hooks/set-state-in-render': 'error',
      'react-hooks/immutability': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...noSpawn, ...noClock] },
  },
  {
    files: NETWORK_FILES,
    rules: {
      'no-restricted-globals': ['error', ...nodeGlobals],
      'no-restricted-properties': ['error', ...htmlProperties],
    },
  },
  { files: SPAWN_FILES, rules: { 'no-restricted-syntax': ['error', noDefaultExport, noMarkup] } },
  {
    // Words and tables of data are as long as they are.
    files: ['src/i18n/{zh,en}/*.ts', 'src/**/*-data.ts', 'src/**/data/*.ts'],
    rules: { 'max-lines': 'off', 'house/max-lines-hard': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { ecmaVersion: 2023 },
    rules: { eqeqeq: 'error', 'prefer-const': 'error', '@typescript-eslint/no-require-imports': 'off' },
  },
)
