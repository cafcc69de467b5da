import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { CommandFault } from './parse-command.ts'

const workbooks = /\.(?:xlsx?|xlsm|xlsb|et|ods|fods|csv|tsv|txt|dbf|slk|dif|html?|xml)$/iu

/** The workbooks of a folder and of the folders inside, in the order of their paths; hidden files, those that Excel has open (`~$`) and a folder `truth` are left out. */
export function readFolder(folder: string): { name: string; bytes: Uint8Array<ArrayBuffer> }[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new CommandFault(2, `没有文件夹“${folder}”。`)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => workbooks.test(path) && !path.split(sep).some((part) => part === 'truth' || /^(?:\.|~\$)/u.test(part)),
    )
    .sort()
  if (paths.length === 0) throw new CommandFault(1, `文件夹“${folder}”里没有工作簿。`)
  return paths.map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(join(folder, path))) }))
}
