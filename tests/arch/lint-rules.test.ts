import { resolve } from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantTree } from './plant-tree.ts'

/** title, rule that must report it, file, its text */
const PLANTED: [title: string, rule: string, file: string, text: string][] = [
  ['fetch in the state', 'no-restricted-globals', 'src/state/a.ts', `export const go = () => fetch('x')`],
  ['fetch by its owner', 'no-restricted-properties', 'src/state/b.ts', `export const go = () => globalThis.fetch('x')`],
  ['fetch in a worker', 'no-restricted-globals', 'src/workers/a.worker.ts', `export const go = () => fetch('x')`],
  ['a web socket', 'no-restricted-globals', 'src/client/a.ts', `export const go = () => new WebSocket('ws://x')`],
  ['an old request', 'no-restricted-globals', 'src/engine/a.ts', `export const go = () => new XMLHttpRequest()`],
  ['an event source', 'no-restricted-globals', 'src/client/b.ts', `export const go = () => new EventSource('x')`],
  ['a peer connection', 'no-restricted-globals', 'src/client/c.ts', `export const go = () => new RTCPeerConnection()`],
  ['a beacon', 'no-restricted-properties', 'src/app/a.ts', `export const go = () => navigator.sendBeacon('x')`],
  ['a worker started elsewhere', 'no-restricted-syntax', 'src/client/d.ts', `export const go = () => new Worker('x')`],
  ['a shared worker', 'no-restricted-syntax', 'src/client/e.ts', `export const go = () => new SharedWorker('x')`],
  ['chance in core', 'no-restricted-syntax', 'src/core/a.ts', `export const go = () => Math.random()`],
  ['the clock in core', 'no-restricted-syntax', 'src/core/b.ts', `export const go = () => Date.now()`],
  ['the clock of a date in core', 'no-restricted-syntax', 'src/core/c.ts', `export const go = () => new Date()`],
  ['a default export', 'no-restricted-syntax', 'src/core/d.ts', `export default 1`],
  ['eval', 'no-eval', 'src/state/c.ts', `export const go = (): unknown => eval('1')`],
  [
    'markup from a text',
    'no-restricted-properties',
    'src/ui/a.tsx',
    `export const go = (node: HTMLElement) => (node.innerHTML = '')`,
  ],
  [
    'markup in a component',
    'no-restricted-syntax',
    'src/ui/b.tsx',
    `export const B = () => <p dangerouslySetInnerHTML={{ __html: '' }} />`,
  ],
  ['a Chinese word in a component', 'house/no-literal-text', 'src/ui/c.tsx', `export const C = () => <p>表</p>`],
  ['an English word in braces', 'house/no-literal-text', 'src/ui/d.tsx', `export const D = () => <p>{'table'}</p>`],
  ['a word in a label', 'house/no-literal-text', 'src/ui/e.tsx', `export const E = () => <p aria-label="table" />`],
  [
    'a word in a chosen title',
    'house/no-literal-text',
    'src/ui/f.tsx',
    `export const F = (p: { on: boolean }) => <p title={p.on ? 'on' : ''} />`,
  ],
  ['console', 'no-console', 'src/client/f.ts', `export const go = () => console.log(1)`],
  ['any', '@typescript-eslint/no-explicit-any', 'src/core/e.ts', `export const go = (x: any) => [x]`],
  [
    'a promise that nobody waits for',
    '@typescript-eslint/no-floating-promises',
    'src/core/f.ts',
    `export const go = (x: Promise<void>) => { x }\nPromise.resolve(1)`,
  ],
  [
    'a switch that forgets a case',
    '@typescript-eslint/switch-exhaustiveness-check',
    'src/core/g.ts',
    `export function go(x: 'a' | 'b') { switch (x) { case 'a': return 1 } return 2 }`,
  ],
  [
    'a type imported as a value',
    '@typescript-eslint/consistent-type-imports',
    'src/core/h.ts',
    `import { T } from './t.ts'\nexport const go = (x: T) => x`,
  ],
  [
    'a hook in a condition',
    'react-hooks/rules-of-hooks',
    'src/ui/g.tsx',
    `import { useState } from 'react'\nexport const G = (p: { on: boolean }) => { if (p.on) useState(1); return null }`,
  ],
  ['node in src', 'no-restricted-globals', 'src/engine/b.ts', `export const go = () => process.env`],
  [
    'five parameters',
    'max-params',
    'src/core/i.ts',
    `export const go = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e]`,
  ],
  [
    '401 lines',
    'house/max-lines-hard',
    'src/core/j.ts',
    Array.from({ length: 401 }, (_, i) => `export const a${i} = 1`).join('\n'),
  ],
  [
    '251 lines, as a warning',
    'max-lines',
    'src/core/k.ts',
    Array.from({ length: 251 }, (_, i) => `export const a${i} = 1`).join('\n'),
  ],
]

/** Where the same thing is right. */
const CLEAN: [title: string, file: string, text: string][] = [
  ['fetch in the loader of static files', 'src/client/static-files.ts', `export const go = () => fetch('x')`],
  ['fetch in the self-test of the page', 'src/client/self-test.ts', `export const go = () => fetch('x')`],
  ['a worker in spawn-worker', 'src/client/spawn-worker.ts', `export const go = () => new Worker('x')`],
  ['the clock outside of core', 'src/state/d.ts', `export const go = () => Date.now()`],
  ['marks without letters', 'src/ui/h.tsx', `export const H = () => <p title="—">▲ 12 %</p>`],
  [
    'many lines of words',
    'src/i18n/zh/a.ts',
    Array.from({ length: 450 }, (_, i) => `export const a${i} = '字'`).join('\n'),
  ],
]

describe('the lint rules', () => {
  const tree = plantTree({
    'tsconfig.json': JSON.stringify({
      extends: '../../tsconfig.web.json',
      compilerOptions: { rootDir: '.' },
      include: ['src'],
    }),
    'src/core/t.ts': 'export type T = 1',
    ...Object.fromEntries(PLANTED.map(([, , file, text]) => [file, text])),
    ...Object.fromEntries(CLEAN.map(([, file, text]) => [file, text])),
  })
  const rulesOf = new Map<string, (string | null)[]>()
  afterAll(() => tree.remove())

  beforeAll(async () => {
    const eslint = new ESLint({ cwd: resolve(tree.root), overrideConfigFile: resolve('eslint.config.js') })
    for (const { filePath, messages } of await eslint.lintFiles(['src'])) {
      rulesOf.set(
        filePath.slice(resolve(tree.root).length + 1).replaceAll('\\', '/'),
        messages.map((message) => message.ruleId),
      )
    }
  })

  it.each(PLANTED)('report %s', (_title, rule, file) => {
    expect(rulesOf.get(file)).toContain(rule)
  })

  it.each(CLEAN)('allow %s', (_title, file) => {
    expect(rulesOf.get(file)).toEqual([])
  })
})
