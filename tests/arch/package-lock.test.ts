import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Lock = {
  packages: Record<
    string,
    { resolved?: string; version?: string; integrity?: string; optionalDependencies?: Record<string, string> }
  >
}
type Package = { dependencies: Record<string, string>; devDependencies: Record<string, string> }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Package

it('names no registry, so that every machine installs from its own', () => {
  expect(Object.keys(lock.packages).filter((path) => lock.packages[path]?.resolved !== undefined)).toEqual([])
})

it('holds a checksum for every package', () => {
  const unchecked = Object.entries(lock.packages).filter(
    ([path, entry]) => path !== '' && entry.integrity === undefined,
  )
  expect(unchecked.map(([path]) => path)).toEqual([])
})

it('pins every package to the one version that was tested', () => {
  const wanted = { ...dependencies, ...devDependencies }
  const loose = Object.entries(wanted).filter(
    ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
  )
  expect(loose).toEqual([])
})

it('holds the binaries of every platform, not only of the one it was made on', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        lock.packages[`${path}/node_modules/${name}`] === undefined &&
        lock.packages[`node_modules/${name}`] === undefined,
    ),
  )
  expect(missing).toEqual([])
})
