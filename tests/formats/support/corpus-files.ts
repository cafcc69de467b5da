import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

// By the folder in which tests and scripts are started: a bundled script does not know where it came from.
const corpus = resolve('../shared/corpus')
/** What is read where the large collection is not beside the project. */
const fixtures = resolve('tests/fixtures')

/** True where the large collection of workbooks stands beside the project. */
export const hasCorpus = existsSync(corpus)

/** Files of the project and, where it is there, of the collection, each with the short name by which lists call it. */
export function corpusFiles(): { path: string; name: string }[] {
  const found = listFiles(fixtures).map((path) => ({ path, name: `fixtures${path.slice(fixtures.length)}` }))
  if (hasCorpus)
    for (const folder of ['robust', 'stat', 'annotated'])
      for (const path of listFiles(join(corpus, folder))) found.push({ path, name: path.slice(corpus.length + 1) })
  return found.filter(({ name }) => !/README\.md$|\.jsonl?$/.test(name))
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : [path]
  })
}
