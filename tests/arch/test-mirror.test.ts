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

/** Relative imports of a file, as paths from the project's root. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, path]) =>
    join(dirname(file), path ?? '').replaceAll('\\', '/'),
  )

const importedByTests = new Set(listFiles('tests', /\.test\.tsx?$/).flatMap(importsOf))

const mirrorOf = (file: string) => file.replace(/^src\//, 'tests/').replace(/\.ts$/, '.test.ts')

/** Files with a test of their own, and the parts that they are made of, in their folder or one inside it. */
function listTested(files: readonly string[]): Set<string> {
  const tested = new Set(files.filter((file) => existsSync(mirrorOf(file)) || importedByTests.has(file)))
  for (const file of tested) {
    for (const part of importsOf(file)) if (part.startsWith(`${dirname(file)}/`)) tested.add(part)
  }
  return tested
}

it.each(['src/core', 'src/formats'])('every file with behaviour in %s is tested, by itself or as a part', (folder) => {
  const files = listFiles(folder, /\.ts$/)
  const tested = listTested(files)
  expect(files.filter((file) => hasBehaviour(file) && !tested.has(file))).toEqual([])
})
