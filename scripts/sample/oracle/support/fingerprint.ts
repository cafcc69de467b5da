import { createHash } from 'node:crypto'

/** The sha256 of a text in lower-case hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
