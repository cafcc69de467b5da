import { SSF } from '@e965/xlsx'

type Formatter = { format(code: string, value: number): string }

/** Formats a number by SheetJS's implementation of Excel's number formats. Throws on a code that it cannot read. */
export function formatBySsf(code: string, value: number): string {
  return (SSF as Formatter).format(code, value)
}
