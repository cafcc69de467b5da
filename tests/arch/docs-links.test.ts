import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { listFiles } from './list-files.ts'

const CODE = /```[\s\S]*?```|`[^`\n]*`/g
const LINK = /\[[^\]]*\]\(([^)\s]+)[^)]*\)/g

/** The anchor that a heading gets on the usual code hosts. */
const toAnchor = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-')

const anchorsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+\s+(.+)$/gm)].map(([, heading]) => toAnchor(heading ?? ''))

it.each(listFiles('.', /\.md$/))('%s links only to files and headings that exist', (file) => {
  const text = readFileSync(file, 'utf8').replace(CODE, '')
  const broken = [...text.matchAll(LINK)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#')
      const linked = path === '' ? file : join(dirname(file), decodeURI(path))
      if (!existsSync(linked)) return true
      return anchor !== undefined && linked.endsWith('.md') && !anchorsOf(linked).includes(decodeURI(anchor))
    })
  expect(broken).toEqual([])
})
