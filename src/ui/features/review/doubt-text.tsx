import { UnstyledButton } from '@mantine/core'
import type { Diagnostic } from '../../../core/base/diagnostic.ts'
import type { MessageParams } from '../../../core/base/app-error.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import type { TextKey, Translator } from '../../../i18n/translate.ts'
import type { FoundPeriod } from '../../../core/workbook/table-layout.ts'
import { useWords } from '../../hooks/use-app.ts'
import styles from './doubt-text.module.css'
import { parseAddress } from './parse-address.ts'

const sources: readonly string[] = ['file-name', 'sheet-name', 'title', 'cell', 'user'] satisfies FoundPeriod['from'][]

/** A finding as a sentence; the address in it leads to the cell. */
export function DoubtText(props: { doubt: Diagnostic; onCell: (row: number, column: number) => void }) {
  const words = useWords()
  const { doubt } = props
  const sentence = words.notice(doubt.code, inWords(doubt, words))
  const address = doubt.where.cell ?? (typeof doubt.params['cell'] === 'string' ? doubt.params['cell'] : undefined)
  const range = address === undefined ? null : parseAddress(address)
  if (address === undefined || range === null) return <>{sentence}</>
  const at = sentence.indexOf(address)
  const link = (
    <UnstyledButton
      component="button"
      className={styles.address}
      onClick={() => {
        props.onCell(range.top, range.left)
      }}
    >
      {address}
    </UnstyledButton>
  )
  if (at < 0) {
    return (
      <>
        {sentence} {link}
      </>
    )
  }
  return (
    <>
      {sentence.slice(0, at)}
      {link}
      {sentence.slice(at + address.length)}
    </>
  )
}

/** Parameters that are codes or normal forms become words. */
function inWords({ code, params }: Diagnostic, { t, language }: Translator): MessageParams {
  if (code !== 'layout/period-conflict' && code !== 'column/period-contradicts') return params
  const from = (value: string | number | undefined): string =>
    sources.includes(String(value)) ? t(`review.table.from.${String(value)}` as TextKey) : String(value ?? '')
  const period = (value: string | number | undefined): string => formatPeriod(String(value ?? ''), language)
  if (code === 'column/period-contradicts') {
    const [found, of] = [period(params['found']), period(params['period'])]
    return { ...params, found, period: of, firstFrom: from(params['firstFrom']) }
  }
  return {
    ...params,
    first: period(params['first']),
    second: period(params['second']),
    firstFrom: from(params['firstFrom']),
    secondFrom: from(params['secondFrom']),
  }
}
