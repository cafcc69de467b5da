import { z } from 'zod'
import { AppError } from '../base/app-error.ts'

/** Says what an archive is; a reader that does not know the number refuses it. */
const packKind = 'suanchou-templates'
const packFormat = 1
const manifestPath = 'pack.json'

/** A file of a pack. */
export type PackFile = { path: string; text: string }

const manifestSchema = z.looseObject({ kind: z.literal(packKind), format: z.int().min(1) })

/** The files of a pack: each template under its subsystem and module, and a manifest that says which format this is. */
export function listPackFiles(
  templates: readonly { id: string; subsystem: string; module: string; version: number; text: string }[],
): PackFile[] {
  const files = templates.map(({ id, subsystem, module, text }) => ({ path: `${subsystem}/${module}/${id}.sql`, text }))
  const listed = templates.map(({ id, version }, at) => ({ path: files[at]?.path, id, version }))
  const manifest = { kind: packKind, format: packFormat, templates: listed }
  return [{ path: manifestPath, text: `${JSON.stringify(manifest, null, 2)}\n` }, ...files]
}

/**
 * The template files of an archive. One without a manifest is a folder of templates that someone packed; `file` is its name for messages.
 * Throws template/pack-newer, template/pack-unreadable, template/pack-empty.
 */
export function readPackFiles(files: readonly PackFile[], file: string): PackFile[] {
  const manifest = files.find(({ path }) => path === manifestPath)
  if (manifest !== undefined) checkManifest(manifest.text, file)
  const templates = files.filter(({ path }) => path.toLowerCase().endsWith('.sql'))
  if (templates.length === 0) throw new AppError('template/pack-empty', { file })
  return templates
}

function checkManifest(text: string, file: string): void {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new AppError('template/pack-unreadable', { file }, { detail: String(error), cause: error })
  }
  const head = manifestSchema.safeParse(content)
  if (!head.success) throw new AppError('template/pack-unreadable', { file }, { detail: head.error.message })
  if (head.data.format > packFormat) throw new AppError('template/pack-newer', { file, format: head.data.format })
}
