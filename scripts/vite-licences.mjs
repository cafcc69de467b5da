// Writes third-party-licenses.md into the build: every package whose code is in a script of the page or of a worker, with the
// text of its licence. Vite has an option for this, which does not see the workers.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'third-party-licenses.md'
const LICENCE_NAME = /^(licen[cs]e|copying)/i
const PACKAGE_FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/

/** @returns {{ page: import('vite').Plugin, worker: () => import('vite').Plugin }} one for `plugins`, one for `worker.plugins` */
export function licences() {
  /** @type {Set<string>} */
  const folders = new Set()

  /** @param {import('vite').Rolldown.OutputBundle} bundle */
  const collect = (bundle) => {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue
      for (const id of output.moduleIds) {
        const folder = PACKAGE_FOLDER.exec(id.replace(/^\0/, ''))?.[0]
        if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder)
      }
    }
  }

  return {
    page: {
      name: 'suanchou:licences',
      apply: 'build',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          collect(bundle)
          this.emitFile({ type: 'asset', fileName: FILE, source: formatLicences([...folders]) })
        },
      },
    },
    worker: () => ({
      name: 'suanchou:licences-of-worker',
      apply: 'build',
      generateBundle: (_options, bundle) => collect(bundle),
    }),
  }
}

/** @param {string[]} folders of packages @returns {string} */
export function formatLicences(folders) {
  const parts = folders.map((folder) => {
    const { name, version, license, author, repository } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    )
    const text = readdirSync(folder)
      .filter((file) => LICENCE_NAME.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim())
      .join('\n\n')
    const origin = [author?.name ?? author, repository?.url ?? repository]
      .filter((part) => part !== undefined)
      .join(', ')
    return `## ${name} ${version} (${license ?? 'see below'})\n\n${text === '' ? `Holds no text of its licence. From ${origin}` : text}\n`
  })
  const heading = '# Packages inside this build\n\nTheir authors keep their rights; the licences follow.\n'
  return [heading, ...[...new Set(parts)].sort()].join('\n')
}
