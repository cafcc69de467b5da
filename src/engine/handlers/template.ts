import type { Language } from '../../core/base/local-text.ts'
import type { Value } from '../../core/result/page.ts'
import type { Origin } from '../../core/result/print-table.ts'
import { checkUserSql } from '../../core/sql/check-user-sql.ts'
import { compileChoices, compileTemplate, templateReadiness } from '../../core/template/compile-template.ts'
import { formatParameterValue } from '../../core/template/format-text.ts'
import type { ParameterValue, Template } from '../../core/template/template.ts'
import type { EngineApi, ParameterChoices } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import { shiftLine } from '../duckdb/translate-error.ts'
import type { EngineSession } from '../engine-session.ts'
import { keepResult } from './query.ts'

type TemplateHandlers = Pick<Handlers<EngineApi>, 'templateReadiness' | 'parameterChoices' | 'runTemplate'>

/** Saved questions over logical tables. */
export function templateHandlers(session: () => EngineSession): TemplateHandlers {
  return {
    templateReadiness({ templates }) {
      const { model } = session()
      const catalogue = session().tables.seen(session().catalogue)
      return Promise.resolve(
        Object.fromEntries(templates.map((template) => [template.id, templateReadiness(template, catalogue, model)])),
      )
    },
    parameterChoices: ({ template }, { signal }) => readChoices(session(), template, signal),
    async runTemplate({ template, parameters, language }, { signal, progress }) {
      const { model, tables, catalogue } = session()
      const compiled = compileTemplate({ template, parameters, catalogue: tables.seen(catalogue), model })
      const statement = checkUserSql(compiled.sql)
      progress('run', { done: 0, total: null, unit: 'rows' })
      await session().keepCleaned(
        compiled.inputs.map(({ name }) => name),
        signal,
      )
      const origin = {
        title: template.title[language],
        templateId: template.id,
        templateVersion: template.version,
        parameters: describeParameters(template, compiled.parameters, language),
        sql: compiled.sql,
        inputs: compiled.inputs,
      }
      try {
        return await keepResult(session(), { statement, origin }, signal)
      } catch (error) {
        throw shiftLine(error, countLines(compiled.sql) - countLines(template.sql) - (template.sqlLine - 1))
      }
    },
  }
}

async function readChoices(
  { db, model, tables, catalogue }: EngineSession,
  template: Template,
  signal: AbortSignal,
): Promise<ParameterChoices> {
  const choices: ParameterChoices = {}
  for (const { parameter, sql } of compileChoices({ template, catalogue: tables.seen(catalogue), model })) {
    const { values } = await db.run(checkUserSql(sql).sql, signal)
    const labels = values[1]
    const found = (values[0] ?? []).map((value, row) => ({
      value: showValue(value),
      label: showValue(labels?.[row] ?? value),
    }))
    choices[parameter] = found.filter(({ value }) => value !== '')
  }
  return choices
}

/** Values as the form showed them, in the language of the page. */
function describeParameters(
  template: Template,
  values: Readonly<Record<string, ParameterValue>>,
  language: Language,
): Origin['parameters'] {
  return template.parameters.map((parameter) => ({
    label: parameter.label[language],
    value: formatParameterValue(parameter, values[parameter.name] ?? null, language),
  }))
}

function showValue(value: Value): string {
  return value === null ? '' : String(value)
}

function countLines(text: string): number {
  return text.split('\n').length
}
