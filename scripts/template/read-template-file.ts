import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { LogicalTable } from '../../src/core/dataset/logical-table.ts'
import { parseTemplate } from '../../src/core/template/parse-template.ts'
import type { Template } from '../../src/core/template/template.ts'
import { createTranslator } from '../../src/i18n/translate.ts'
import { CommandFault } from './parse-command.ts'

/** A template file that is not in the library, such as one that a user has exported. Throws {@link CommandFault} with its faults by line. */
export function readTemplateFile(path: string, model: readonly LogicalTable[]): Template {
  if (!existsSync(path)) throw new CommandFault(2, `没有文件“${path}”。`)
  const { template, faults } = parseTemplate(readFileSync(path, 'utf8'), model)
  if (template !== null) return template
  const { fault } = createTranslator('zh')
  const lines = faults.map(({ line, code, params }) => `第 ${String(line)} 行：${fault(code, params)}`)
  throw new CommandFault(2, `${basename(path)} 不能用。\n${lines.join('\n')}`)
}
