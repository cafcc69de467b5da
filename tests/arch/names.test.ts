import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { listFiles } from './list-files.ts'

const sources = listFiles('src', /./)

it('names every file and folder of src in kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(worker|module|d))?\.(ts|tsx|css)$/
  expect(sources.filter((file) => !kebab.test(basename(file)))).toEqual([])
})

it('has no drawer: folders and files say what they hold', () => {
  const drawer =
    /(^|\/)(utils?|helpers?|common|shared|misc|managers?|services?)[./]|-(utils?|helpers?|misc|managers?|services?)\./
  expect(sources.filter((file) => drawer.test(file.slice('src/'.length)))).toEqual([])
})

it('has no barrel file', () => {
  expect(sources.filter((file) => basename(file).startsWith('index.'))).toEqual([])
})

it('never names a machine, a person or an absolute path', () => {
  const personal = /(^|[\s'"`(])\/(home|Users|root|work|tmp)\/[a-z]/m
  const files = [...sources, ...listFiles('scripts', /./), ...listFiles('docs', /\.md$/)]
  expect(files.filter((file) => personal.test(readFileSync(file, 'utf8')))).toEqual([])
})
