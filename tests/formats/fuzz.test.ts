import { expect, it } from 'vitest'
import { readInChild } from './support/read-in-child.ts'

/** Damaged workbooks; a long run sets SUANCHOU_FUZZ, and SUANCHOU_FUZZ_FROM where it shall go on from another one. */
const COUNT = Number(process.env['SUANCHOU_FUZZ'] ?? '3000')
const FROM = Number(process.env['SUANCHOU_FUZZ_FROM'] ?? '0')
/** Of the whole process: engine, libraries and a pool of some thousand small files are most of it. */
const MOST_MEGABYTES = 1000
/** A small damaged file takes milliseconds; this is for a busy machine. */
const MOST_MS = 20_000

it(`${COUNT} damaged workbooks of every format end in sheets or in an error of the workbook`, async () => {
  const seeds = Array.from({ length: COUNT }, (_, index) => String(FROM + index))
  const halves = [0, 1].map((half) => seeds.filter((_, index) => index % 2 === half))
  const answers = (
    await Promise.all(halves.map((half) => readInChild(half, 'tests/formats/support/fuzz-in-child.ts', MOST_MS)))
  ).flat()
  expect(answers).toHaveLength(COUNT)
  // What is wrong names its seed: hung or dead, thrown unforeseen, refused by no code of the workbook.
  expect(answers.filter(({ error }) => error !== undefined)).toEqual([])
  expect(answers.filter(({ refused }) => refused !== undefined && !refused.startsWith('workbook/'))).toEqual([])
  expect(answers.filter(({ megabytes = 0 }) => megabytes > MOST_MEGABYTES)).toEqual([])
  // An empty table in place of an error.
  expect(answers.filter(({ emptied }) => emptied === true)).toEqual([])
  expect(answers.filter(({ format }) => format !== undefined).length).toBeGreaterThan(COUNT / 4)
}, 900_000)
