import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { POLICY, findFault } from '../../scripts/vite-csp.mjs'

const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`
const page = (head: string, body = '') => `<html><head>${META}${head}</head><body>${body}</body></html>`

it('accepts a page whose first head element is the policy and whose scripts are files', () => {
  expect(findFault(page('<script type="module" crossorigin src="./assets/a.js"></script>'))).toBeUndefined()
})

it.each([
  ['a policy that comes second', `<head><meta charset="utf-8">${META}</head>`, 'first child'],
  ['no policy', '<head></head>', 'first child'],
  ['an inline script', page('<script>run()</script>'), 'inline script'],
  ['an inline script beside an address', page('<script src="./a.js">run()</script>'), 'inline script'],
  ['a script of another host', page('<script src="https://cdn.example/a.js"></script>'), 'another host'],
  ['a style of another host', page('<link rel="stylesheet" href="//cdn.example/a.css">'), 'another host'],
  ['an inline event handler', page('', '<p onclick="run()">'), 'event handler'],
])('refuses %s', (_title, html, reason) => {
  expect(findFault(html)).toContain(reason)
})

it('is the policy that README.md gives for a server', () => {
  const readme = readFileSync('README.md', 'utf8')
  const header = /add_header Content-Security-Policy "([^"]+)"/.exec(readme)?.[1] ?? ''
  expect(header.split('; ').filter((part) => !part.startsWith('frame-ancestors'))).toEqual(POLICY.split('; '))
})
