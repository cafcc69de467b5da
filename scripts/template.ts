// Runs a template over a folder of workbooks, without a browser:
//
//   npm run --silent template -- --list [--json]
//   npm run --silent template -- ID --data FOLDER [--param name=value]... [--json] [--lang zh|en]
//   npm run --silent template -- ID --data FOLDER --examples [--json]
//
// ID is a template of the library, or the path of a .sql file.
// Examples that bring their own tables need no folder. The workbooks are read by the product's own importer and matched to the logical tables by its own suggestions; a folder `truth` is left
// out. With --json one document {columns, rows, flags, source} goes to standard output. With --examples the template is run against the
// examples in its head. Exit status: 0 done, 1 an example differs or the template cannot run on these files (standard error says what is missing), 2 the command is wrong.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError, toAppError } from '../src/core/base/app-error.ts'
import { createTranslator } from '../src/i18n/translate.ts'
import { openWorkbooks, readShippedLibrary } from './node-engine/open-sample.ts'
import { answerTemplate } from './template/answer-template.ts'
import { listTemplates } from './template/list-templates.ts'
import { printAnswer } from './template/print-answer.ts'
import { readFolder } from './template/read-folder.ts'
import { readTemplateFile } from './template/read-template-file.ts'
import { printExamples, runExamples } from './template/run-examples.ts'
import { CommandFault, findTemplate, parseParameters } from './template/parse-command.ts'

const usage = 'usage: npm run --silent template -- ID --data FOLDER [--param name=value]... [--examples] [--json]'

const status = await main().catch((error: unknown) => {
  console.error(describe(error))
  return error instanceof CommandFault ? error.status : 1
})
// The engine's thread would keep node waiting.
process.exit(status)

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      data: { type: 'string' },
      param: { type: 'string', multiple: true, default: [] },
      examples: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'zh' },
    },
  })
  const language = values.lang === 'en' ? 'en' : 'zh'
  const library = readShippedLibrary()
  if (values.list) {
    await print(listTemplates(library.templates, language, values.json))
    return 0
  }
  const [id] = positionals
  if (id === undefined) throw new CommandFault(2, usage)
  // npm itself goes to the project's folder.
  const here = process.env['INIT_CWD'] ?? '.'
  const template = id.endsWith('.sql')
    ? readTemplateFile(resolve(here, id), library.model)
    : findTemplate(library.templates, id)
  const given = parseParameters(template, values.param)
  const isComplete = values.examples && template.examples.every(({ tables }) => tables !== undefined)
  if (values.data === undefined && !isComplete) throw new CommandFault(2, usage)
  const files = values.data === undefined ? [] : readFolder(resolve(here, values.data))
  const open = await openWorkbooks(files)
  if (values.examples) {
    const outcomes = await runExamples(open, template)
    await print(values.json ? `${JSON.stringify(outcomes)}\n` : printExamples(outcomes))
    return outcomes.some(({ outcome }) => outcome === 'differs') ? 1 : 0
  }
  const answer = await answerTemplate(open, template, given, language)
  await print(values.json ? `${JSON.stringify(answer)}\n` : printAnswer(answer))
  return 0
}

/** Waits until a pipe has taken everything: the process ends right after. */
function print(text: string): Promise<void> {
  return new Promise((done) => process.stdout.write(text, () => done()))
}

function describe(error: unknown): string {
  if (error instanceof CommandFault) return error.message
  const { code, params, detail } = error instanceof AppError ? error : toAppError(error)
  return `${createTranslator('zh').error(code, params)}${detail === undefined ? '' : ` (${detail})`}`
}
