import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { listFiles } from './list-files.ts'

/** True for a file with behaviour of its own: a function or class body. Types, constants and schemas of plain parts have none. */
function hasBehaviour(file: string): boolean {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022)
  const visit = (node: ts.Node): boolean =>
    (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) || (ts.forEachChild(node, visit) ?? false)
  return visit(source)
}

/** Files of src that some test imports directly. */
const importedByTests = new Set(
  listFiles('tests', /\.test\.tsx?$/).flatMap((test) =>
    [...readFileSync(test, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, path]) =>
      join(dirname(test), path ?? '').replaceAll('\\', '/'),
    ),
  ),
)

it.each(['src/core', 'src/formats'])(
  'every file with behaviour in %s has a test that mirrors or imports it',
  (folder) => {
    const untested = listFiles(folder, /\.ts$/).filter((file) => {
      const mirror = file.replace(/^src\//, 'tests/').replace(/\.ts$/, '.test.ts')
      return hasBehaviour(file) && !existsSync(mirror) && !importedByTests.has(file)
    })
    expect(untested).toEqual([])
  },
)
