import type { Language } from '../../core/base/local-text.ts'
import { emptyCatalogue } from '../../core/dataset/catalogue.ts'
import type { Value } from '../../core/result/page.ts'
import type { Origin } from '../../core/result/print-table.ts'
import { checkUserSql } from '../../core/sql/check-user-sql.ts'
import { compileChoices, compileTemplate, templateReadiness } from '../../core/template/compile-template.ts'
import type { Compilation } from '../../core/template/compile-template.ts'
import { formatParameterValue } from '../../core/template/format-text.ts'
import { withExampleTables } from '../../core/template/example-tables.ts'
import type { ExampleTables, ParameterValue, Template } from '../../core/template/template.ts'
import type { EngineApi, ParameterChoices } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import type { Rows } from '../duckdb/duckdb.ts'
import { shiftLine } from '../duckdb/translate-error.ts'
import type { EngineSession } from '../engine-session.ts'
import type { Choices, LogicalData } from '../logical-data.ts'
import { keepResult } from './query.ts'

type TemplateHandlers = Pick<Handlers<EngineApi>, 'templateReadiness' | 'parameterChoices' | 'runTemplate'>

/** Saved questions over logical tables. */
export function templateHandlers(session: () => EngineSession): TemplateHandlers {
  return {
    templateReadiness({ templates }) {
      const { rows, state } = session().logical
      for (const { inputs } of templates) rows.expect(inputs, state)
      return Promise.resolve(
        Object.fromEntries(
          templates.map((template) => [template.id, templateReadiness(template, state.seen, state.model)]),
        ),
      )
    },
    parameterChoices: (ask, { signal }) => readChoices(session(), ask, signal),
    async runTemplate({ template, parameters, language, tables }, { signal, progress }) {
      // What the user reads, checks and can run again; what runs reads the same rows where they stand ready.
      const data = dataOf(session().logical, tables)
      const shown = compileTemplate({ template, parameters, ...data, language })
      const { sql: readable, kind } = checkUserSql(shown.sql)
      progress('run', { done: 0, total: null, unit: 'rows' })
      const ready = await provideData(session(), { template, tables }, signal)
      const { sql } = compileTemplate({ template, parameters, ...ready })
      const origin = {
        title: template.title[language],
        templateId: template.id,
        templateVersion: template.version,
        parameters: describeParameters(template, shown.parameters, language),
        sql: readable,
        inputs: shown.inputs,
      }
      try {
        return await keepResult(session(), { statement: { ...checkUserSql(sql), kind }, origin }, signal)
      } catch (error) {
        throw shiftLine(error, countLines(sql) - countLines(template.sql) - (template.sqlLine - 1))
      }
    },
  }
}

async function readChoices(session: EngineSession, ask: Ask, signal: AbortSignal): Promise<ParameterChoices> {
  const { template } = ask
  if (template.parameters.every(({ choicesSql }) => choicesSql === '')) return {}
  const data = await provideData(session, ask, signal)
  const { logical, db } = session
  const choices: ParameterChoices = {}
  for (const { parameter, sql } of compileChoices({ template, ...data }))
    choices[parameter] = await logical.choices(sql, async () =>
      listChoices(await db.run(checkUserSql(sql).sql, signal)),
    )
  return choices
}

/** What a template is to read: the loaded data, or the rows of an example and nothing else. */
type Ask = { template: Template; tables?: ExampleTables | undefined }

type Data = Pick<Compilation, 'catalogue' | 'model' | 'ready'>

function dataOf({ state: { seen, model } }: LogicalData, tables: ExampleTables | undefined): Data {
  if (tables === undefined) return { catalogue: seen, model }
  return { catalogue: emptyCatalogue, model: withExampleTables(model, tables) }
}

/** The same, with the loaded rows that the template reads standing ready as tables. Throws sql/*, call/cancelled. */
async function provideData(session: EngineSession, { template, tables }: Ask, signal: AbortSignal): Promise<Data> {
  const { logical } = session
  if (tables !== undefined) return dataOf(logical, tables)
  await session.keepLogical(template.inputs, signal)
  return { ...dataOf(logical, tables), ready: logical.rows.ready }
}

/** The first column are the choices, the second, where there is one, are their labels. */
function listChoices({ values: [choices = [], labels] }: Rows): Choices {
  return choices
    .map((value, row) => ({ value: showValue(value), label: showValue(labels?.[row] ?? value) }))
    .filter(({ value }) => value !== '')
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
