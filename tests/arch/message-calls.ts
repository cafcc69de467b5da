import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { listFiles } from './list-files.ts'

/** A place of src that raises a code; `params` is undefined where the names cannot be read off the source. */
export type MessageCall = { file: string; code: string; params: string[] | undefined }

/** Every `new AppError('code', { … })` and every object with `code: 'code', params: { … }`. */
export function listMessageCalls(): MessageCall[] {
  return listFiles('src', /\.tsx?$/).flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
    const calls: MessageCall[] = []
    const visit = (node: ts.Node) => {
      const call = readError(node) ?? readDiagnostic(node)
      if (call !== undefined) calls.push({ file, ...call })
      ts.forEachChild(node, visit)
    }
    visit(source)
    return calls
  })
}

function readError(node: ts.Node) {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'AppError') return undefined
  const [code, params] = node.arguments ?? []
  if (code === undefined || !ts.isStringLiteral(code)) return undefined
  return { code: code.text, params: params === undefined ? [] : readNames(params) }
}

function readDiagnostic(node: ts.Node) {
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const code = valueOf(node, 'code')
  const params = valueOf(node, 'params')
  if (code === undefined || params === undefined || !ts.isStringLiteral(code)) return undefined
  return { code: code.text, params: readNames(params) }
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find((property) => property.name?.getText() === name)
  return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined
}

function readNames(node: ts.Expression): string[] | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const names = node.properties.map((property) => property.name?.getText())
  return names.every((name) => name !== undefined) ? names : undefined
}
