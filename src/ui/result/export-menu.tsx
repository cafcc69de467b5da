import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconClipboard, IconFileSpreadsheet, IconFileText, IconPhoto, IconPrinter, IconVectorBezier } from '@tabler/icons-react'
import type { Page } from '../../core/result/page.ts'
import { formatTsv, plainValue } from '../grid/grid-source.ts'
import { useActions, useWords } from '../hooks/use-app.ts'
import { copyText } from '../kit/copy-text.ts'
import { downloadFile } from '../kit/download-file.ts'
import { drawChartFile } from './chart-file.ts'
import { formatResultName } from './result-name.ts'
import type { ResultContent } from './result-content.ts'
import { formatTableLines, formatTableMarkup } from './table-markup.ts'

/** The one way to take a result away: table, chart, clipboard, paper. */
export function ExportMenu({ content, busy }: { content: ResultContent; busy: boolean }) {
  const { t, language } = useWords()
  const actions = useActions()
  const { info, table, chart, page, title } = content
  const name = formatResultName(table?.title ?? title, info)
  const save = async (fileName: string, making: Promise<Blob | undefined>): Promise<void> => {
    try {
      const blob = await making
      if (blob !== undefined) downloadFile(blob, fileName)
    } catch (error) {
      actions.session.showFailure(error)
    }
  }
  const saveTable = (ending: 'xlsx' | 'csv'): void => {
    const fileName = `${name}.${ending}`
    const { exports } = actions
    if (ending === 'xlsx') {
      void save(fileName, table === null ? exports.rowsXlsx(fileName, info, language) : exports.tableXlsx(fileName, { table, origin: info.origin, language }))
    } else {
      void save(fileName, table === null ? exports.rowsCsv(fileName, info) : exports.tableCsv(fileName, table))
    }
  }
  const saveChart = (ending: 'png' | 'svg'): void => {
    if (chart !== null) void save(`${name}.${ending}`, drawChartFile(chart, ending, language))
  }
  const copy = (): void => {
    const done = table === null ? copyText(formatPageLines(page)) : copyText(formatTableLines(table, t('result.note')), formatTableMarkup(table, t('result.note')))
    actions.session.showText(t(done ? 'result.copied' : 'result.copyFailed'))
  }
  const nothing = info.totalRows === 0
  return (
    <Menu position="bottom-end" width={300} shadow="md" transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <Button disabled={busy} rightSection={<IconChevronDown size={16} stroke={1.5} aria-hidden="true" />} style={{ marginBottom: 6 }}>
          {t('result.exportButton')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('result.exportLabel')}>
        <Menu.Label>{t('result.export.table')}</Menu.Label>
        <Menu.Item disabled={nothing} leftSection={<IconFileSpreadsheet size={16} stroke={1.5} />} rightSection={<Ending text=".xlsx" />} onClick={() => { saveTable('xlsx') }}>
          {t('result.export.xlsx')}
        </Menu.Item>
        <Menu.Item disabled={nothing} leftSection={<IconFileText size={16} stroke={1.5} />} rightSection={<Ending text=".csv" />} onClick={() => { saveTable('csv') }}>
          {t('result.export.csv')}
        </Menu.Item>
        <Menu.Item disabled={nothing || (table === null && info.totalRows > page.rowCount)} leftSection={<IconClipboard size={16} stroke={1.5} />} onClick={copy}>
          {t('result.export.copy')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={16} stroke={1.5} />} onClick={() => { requestAnimationFrame(() => { print() }) }}>
          {t('result.export.print')}
        </Menu.Item>
        <Menu.Label>{chart === null ? t('result.export.noChart') : t('result.export.chart')}</Menu.Label>
        <Menu.Item disabled={chart === null} leftSection={<IconPhoto size={16} stroke={1.5} />} rightSection={<Ending text=".png" />} onClick={() => { saveChart('png') }}>
          {t('result.export.png')}
        </Menu.Item>
        <Menu.Item disabled={chart === null} leftSection={<IconVectorBezier size={16} stroke={1.5} />} rightSection={<Ending text=".svg" />} onClick={() => { saveChart('svg') }}>
          {t('result.export.svg')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Ending({ text }: { text: string }) {
  return <span style={{ color: 'var(--sc-ink-2)', fontSize: 12 }}>{text}</span>
}

/** Plain rows with their header as tab-separated lines. */
function formatPageLines(page: Page): string {
  const rows = Array.from({ length: page.rowCount }, (_, row) => page.values.map((column) => plainValue(column[row] ?? null)))
  return formatTsv([page.columns.map(({ name }) => name), ...rows])
}
