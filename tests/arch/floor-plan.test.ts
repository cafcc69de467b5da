import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkArchitecture } from '../../scripts/check-arch.mjs'
import { plantTree } from './plant-tree.ts'

/** A small house in which every floor and package is used as it may be used. */
const CLEAN: Record<string, string> = {
  'src/main.tsx': `import { boot } from './app/boot.tsx'\nboot()`,
  'src/app/boot.tsx': `import { createRoot } from 'react-dom/client'\nimport { shell } from '../ui/shell/shell.tsx'\nimport { connect } from '../client/connect.ts'\nexport const boot = () => [createRoot, shell, connect]`,
  'src/ui/shell/shell.tsx': `import { panel } from '../features/dataset/dataset-panel.tsx'\nexport const shell = panel`,
  'src/ui/features/dataset/dataset-panel.tsx': `import '@mantine/core/styles.css'\nimport { Button } from '@mantine/core'\nimport { useState } from 'react'\nimport { kit } from '../../kit/tag.tsx'\nimport { command } from '../../../commands/command.ts'\nimport { draw } from '../../../charts/draw.ts'\nexport const panel = [Button, useState, kit, command, draw]`,
  'src/ui/features/template/template-panel.tsx': `import { kit } from '../../kit/tag.tsx'\nexport const other = kit`,
  'src/ui/kit/tag.tsx': `import { id } from '../../core/base/id.ts'\nexport const kit = id`,
  'src/commands/command.ts': `import { store } from '../state/store.ts'\nexport const command = store`,
  'src/charts/draw.ts': `import { plot } from '@observablehq/plot'\nimport { text } from '../i18n/text.ts'\nexport const draw = [plot, text]`,
  'src/i18n/text.ts': `import i18next from 'i18next'\nexport const text = i18next`,
  'src/state/store.ts': `import { createStore } from 'zustand'\nimport { connect } from '../client/connect.ts'\nexport const store = [createStore, connect]`,
  'src/client/connect.ts': `import { wrap } from 'comlink'\nimport url from '../workers/engine.worker.ts?worker&url'\nimport { spawn } from './spawn-worker.ts'\nimport type { Api } from '../protocol/api.ts'\nexport const connect = (): Api => [wrap, spawn, url] as never`,
  'src/client/spawn-worker.ts': `import type { Api } from '../protocol/api.ts'\nexport const spawn = (): Api => ''`,
  'src/protocol/api.ts': `import type { Id } from '../core/base/id.ts'\nexport type Api = Id`,
  'src/workers/engine.worker.ts': `import { expose } from 'comlink'\nimport { engine } from '../engine/create-engine.ts'\nexpose(engine)`,
  'src/engine/create-engine.ts': `import { open } from './duckdb/open-duckdb.ts'\nimport { store } from './storage/store.ts'\nimport { read } from '../formats/sheetjs/read.ts'\nimport type { Api } from '../protocol/api.ts'\nexport const engine = { open, store, read } satisfies Record<string, unknown> & { api?: Api }`,
  'src/engine/duckdb/open-duckdb.ts': `import { AsyncDuckDB } from '@duckdb/duckdb-wasm'\nexport const open = AsyncDuckDB`,
  'src/engine/storage/store.ts': `import { openDB } from 'idb'\nexport const store = openDB`,
  'src/formats/sheetjs/read.ts': `import { read as sheet } from '@e965/xlsx'\nimport { id } from '../../core/base/id.ts'\nexport const read = [sheet, id]`,
  'src/core/base/id.ts': `import { z } from 'zod'\nexport type Id = string\nexport const id = z.string()`,
  'src/core/sql/quote.ts': `import { id } from '../base/id.ts'\nexport const quote = id`,
  'src/core/workbook/cell.ts': `import { id } from '../base/id.ts'\nexport const cell = id`,
  'src/core/dataset/column.ts': `import { quote } from '../sql/quote.ts'\nexport const column = quote`,
  'src/core/result/page.ts': `import { column } from '../dataset/column.ts'\nexport const page = column`,
  'src/core/chart/chart-spec.ts': `import { page } from '../result/page.ts'\nexport const chart = page`,
  'src/core/template/parse.ts': `import { parse } from 'yaml'\nimport { page } from '../result/page.ts'\nexport const template = [parse, page]`,
}

/** title, rule that must report it, file, its text */
const PLANTED: [title: string, rule: string, file: string, text: string][] = [
  [
    'core that imports the engine',
    'floor-core',
    'src/core/base/up.ts',
    `import { engine } from '../../engine/create-engine.ts'\nexport const up = engine`,
  ],
  [
    'core that imports the engine as a type',
    'floor-core',
    'src/core/base/up-type.ts',
    `import type { engine } from '../../engine/create-engine.ts'\nexport type Up = typeof engine`,
  ],
  [
    'the protocol that imports the state',
    'floor-protocol',
    'src/protocol/up.ts',
    `import { store } from '../state/store.ts'\nexport const up = store`,
  ],
  [
    'a format that imports the protocol',
    'floor-formats',
    'src/formats/csv/up.ts',
    `import type { Api } from '../../protocol/api.ts'\nexport type Up = Api`,
  ],
  [
    'the engine that imports the client',
    'floor-engine',
    'src/engine/side.ts',
    `import { connect } from '../client/connect.ts'\nexport const side = connect`,
  ],
  [
    'a worker that imports the state',
    'floor-workers',
    'src/workers/side.ts',
    `import { store } from '../state/store.ts'\nexport const side = store`,
  ],
  [
    'the client that imports the engine as a type',
    'floor-client',
    'src/client/side.ts',
    `import type { engine } from '../engine/create-engine.ts'\nexport type Side = typeof engine`,
  ],
  [
    'the state that imports a chart',
    'floor-state',
    'src/state/side.ts',
    `import { draw } from '../charts/draw.ts'\nexport const side = draw`,
  ],
  [
    'a chart that imports the state',
    'floor-charts',
    'src/charts/side.ts',
    `import { store } from '../state/store.ts'\nexport const side = store`,
  ],
  [
    'a command that imports the client',
    'floor-commands',
    'src/commands/side.ts',
    `import { connect } from '../client/connect.ts'\nexport const side = connect`,
  ],
  [
    'a component that imports the client',
    'floor-ui',
    'src/ui/hooks/use-side.ts',
    `import { connect } from '../../client/connect.ts'\nexport const side = connect`,
  ],
  [
    'the app that imports the engine',
    'floor-app',
    'src/app/side.ts',
    `import { engine } from '../engine/create-engine.ts'\nexport const side = engine`,
  ],
  [
    'the base that imports a higher tier',
    'tier-base',
    'src/core/base/tier.ts',
    `import { column } from '../dataset/column.ts'\nexport const tier = column`,
  ],
  [
    'a tier that imports its neighbour',
    'tier-sql',
    'src/core/sql/tier.ts',
    `import { cell } from '../workbook/cell.ts'\nexport const tier = cell`,
  ],
  [
    'a result that imports a template as a type',
    'tier-result',
    'src/core/result/tier.ts',
    `import type { template } from '../template/parse.ts'\nexport type Tier = typeof template`,
  ],
  [
    'a folder of core without a tier',
    'tier-unknown',
    'src/core/helpers/new.ts',
    `import { id } from '../base/id.ts'\nexport const fresh = id`,
  ],
  [
    'a folder of src that is no floor',
    'floor-unknown',
    'src/shared/new.ts',
    `import { id } from '../core/base/id.ts'\nexport const fresh = id`,
  ],
  [
    'a package in core',
    'package-apache-arrow',
    'src/core/base/npm.ts',
    `import { Table } from 'apache-arrow'\nexport const npm = Table`,
  ],
  [
    'the yaml package outside of the templates',
    'package-yaml',
    'src/core/sql/npm.ts',
    `import { parse } from 'yaml'\nexport const npm = parse`,
  ],
  [
    'SheetJS outside of its folder',
    'package-e965xlsx',
    'src/formats/csv/npm.ts',
    `import { read } from '@e965/xlsx'\nexport const npm = read`,
  ],
  [
    'the engine package in the client',
    'package-duckdbduckdb-wasm',
    'src/client/npm.ts',
    `import type { AsyncDuckDB } from '@duckdb/duckdb-wasm'\nexport type Npm = AsyncDuckDB`,
  ],
  [
    'React in a chart',
    'package-react',
    'src/charts/npm.ts',
    `import { useState } from 'react'\nexport const npm = useState`,
  ],
  [
    'a package without a place',
    'package-unlisted',
    'src/charts/unlisted.ts',
    `import ts from 'typescript'\nexport const npm = ts`,
  ],
  [
    'a node module in core',
    'no-node-builtin',
    'src/core/base/node.ts',
    `import { readFileSync } from 'node:fs'\nexport const node = readFileSync`,
  ],
  [
    'a node module in the engine',
    'no-node-builtin',
    'src/engine/node.ts',
    `import { join } from 'path'\nexport const node = join`,
  ],
  [
    'a worker entry imported by its own floor',
    'worker-entry',
    'src/workers/entry.ts',
    `import '../workers/engine.worker.ts'\nexport const entry = 1`,
  ],
  [
    'a worker address taken outside of connect',
    'worker-entry',
    'src/client/entry.ts',
    `import url from '../workers/engine.worker.ts?worker&url'\nexport const entry = url`,
  ],
  [
    'a feature that imports its sibling',
    'sibling-feature',
    'src/ui/features/template/sibling.tsx',
    `import { panel } from '../dataset/dataset-panel.tsx'\nexport const sibling = panel`,
  ],
  [
    'a feature that imports the shell',
    'feature-shell',
    'src/ui/features/journal/up.tsx',
    `import { shell } from '../../shell/shell.tsx'\nexport const up = shell`,
  ],
  [
    'a widget that knows a noun',
    'ui-kit',
    'src/ui/kit/noun.tsx',
    `import { column } from '../../core/dataset/column.ts'\nexport const noun = column`,
  ],
  [
    'a cycle',
    'no-circular',
    'src/core/base/cycle-a.ts',
    `import { b } from './cycle-b.ts'\nexport const a = (): unknown => b`,
  ],
  [
    'a cycle of types',
    'no-circular',
    'src/core/base/type-cycle-a.ts',
    `import type { B } from './type-cycle-b.ts'\nexport type A = B | 1`,
  ],
  ['a file that nothing uses', 'no-orphan', 'src/core/base/orphan.ts', `export const orphan = 1`],
  [
    'an import of nothing',
    'not-resolvable',
    'src/core/base/nothing.ts',
    `import { nothing } from './nowhere.ts'\nexport const nothing2 = nothing`,
  ],
]
const OTHER_HALVES = {
  'src/core/base/cycle-b.ts': `import { a } from './cycle-a.ts'\nexport const b = (): unknown => a`,
  'src/core/base/type-cycle-b.ts': `import type { A } from './type-cycle-a.ts'\nexport type B = A | 2`,
}

describe('the floor plan', () => {
  const trees: { remove: () => void }[] = []
  const check = async (files: Record<string, string>) => {
    const tree = plantTree(files)
    trees.push(tree)
    return checkArchitecture(resolve(tree.root))
  }
  afterAll(() => trees.forEach((tree) => tree.remove()))

  it('finds nothing to say about a clean house, and has read all of it', async () => {
    const { modules, violations } = await check(CLEAN)
    expect(violations).toEqual([])
    expect(modules).toBe(Object.keys(CLEAN).length)
  })

  const planted = check({
    ...CLEAN,
    ...OTHER_HALVES,
    ...Object.fromEntries(PLANTED.map(([, , file, text]) => [file, text])),
  })

  it.each(PLANTED)('reports %s', async (_title, rule, file) => {
    const { violations } = await planted
    expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule)).toContain(rule)
  })

  it('reports nothing about the files that are in order', async () => {
    const { violations } = await planted
    const faulty = new Set([...PLANTED.map(([, , file]) => file), ...Object.keys(OTHER_HALVES)])
    expect(violations.filter(({ from }) => !faulty.has(from))).toEqual([])
  })
})
