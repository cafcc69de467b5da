import { UnstyledButton } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatCount, formatPeriod, formatSeconds, formatTime } from '../../i18n/format.ts'
import type { ResultInfo } from '../../state/actions/results.ts'
import { formatRoute } from '../../state/route.ts'
import { useActions, useAppState, useLocalText, useWords } from '../hooks/use-app.ts'
import { copyText } from '../kit/copy-text.ts'
import { groupInputs, listedFiles } from './input-groups.ts'
import type { InputGroup } from './input-groups.ts'
import styles from './source-view.module.css'

/** Where a result came from: template, parameters, run, and each table down to file, sheet and hash. */
export function SourceView({ info }: { info: ResultInfo }) {
  const { t, language } = useWords()
  const { origin } = info
  const template =
    origin.templateId === null
      ? t('result.source.query')
      : t('result.source.templateValue', { id: origin.templateId, version: origin.templateVersion ?? 0 })
  return (
    <div className={styles.sheet} data-print-sheet>
      <dl className={styles.list}>
        <Entry term={t('result.source.title')}>{origin.title}</Entry>
        <Entry term={t('result.source.template')}>{template}</Entry>
        <Entry term={t('result.source.parameters')}>
          {origin.parameters.length === 0
            ? t('result.source.noParameters')
            : origin.parameters.map(({ label, value }) => (
                <span key={label} className={styles.parameter}>
                  <span className={styles.quiet}>{label}</span> {value}
                </span>
              ))}
        </Entry>
        <Entry term={t('result.source.rows')}>{formatCount(info.totalRows)}</Entry>
        <Entry term={t('result.source.ranAt')}>{formatTime(origin.ranAt, language)}</Entry>
        <Entry term={t('result.source.elapsed')}>{formatSeconds(origin.elapsedMs, language)}</Entry>
        <Entry term={t('result.source.engine')}>{origin.engine}</Entry>
        <Entry term={t('result.source.product')}>{origin.product}</Entry>
      </dl>
      <h3 className={styles.heading}>{t('result.source.inputs')}</h3>
      <InputTable info={info} />
      <p className={styles.quiet}>{t('result.source.hereOnly')}</p>
    </div>
  )
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** A used table, with the way to its rows as long as it is loaded. */
function TableLink({ name }: { name: string }) {
  const { t } = useWords()
  const actions = useActions()
  const dataset = useAppState((state) => state.catalogue.datasets.find((each) => each.name === name))
  if (dataset === undefined) return <>{name}</>
  const route = { page: 'table', dataset: dataset.id } as const
  return (
    <a
      href={formatRoute(route)}
      title={t('result.openTable')}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        actions.session.go(route)
      }}
    >
      {name}
    </a>
  )
}

/** The beginning of a hash; a click copies the whole. */
function HashButton({ hash }: { hash: string }) {
  const { t } = useWords()
  const actions = useActions()
  return (
    <UnstyledButton
      className={styles.hash}
      title={[hash, t('result.source.copyHash')].join(' · ')}
      aria-label={`${hash} ${t('result.source.copyHash')}`}
      onClick={() => {
        actions.session.showText(t(copyText(hash) ? 'shell.copied' : 'result.copyFailed'))
      }}
    >
      {hash.slice(0, 12)}
      <IconCopy size={14} stroke={1.5} aria-hidden="true" />
    </UnstyledButton>
  )
}

function InputTable({ info }: { info: ResultInfo }) {
  const { t } = useWords()
  const local = useLocalText()
  const model = useAppState((state) => state.model)
  const { inputs } = info.origin
  if (inputs.length === 0) return <p className={styles.quiet}>{t('result.source.noInputs')}</p>
  const nameLogical = (id: string): string => {
    const table = model.find((each) => each.id === id)
    return table === undefined ? id : local(table.label)
  }
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('result.source.inputs')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('result.source.column.logical')}</th>
            <th scope="col">{t('result.source.column.name')}</th>
            <th scope="col">{t('result.source.column.file')}</th>
            <th scope="col">{t('result.source.column.sheet')}</th>
            <th scope="col" className={styles.number}>
              {t('result.source.column.rows')}
            </th>
            <th scope="col">{t('result.source.column.period')}</th>
            <th scope="col">{t('result.source.column.loadedAt')}</th>
            <th scope="col">{t('result.source.column.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {groupInputs(inputs).map((group) => (
            <GroupRows key={`${group.table} ${group.name}`} group={group} logical={nameLogical(group.table)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The files of one table: one by one, or many in one line that unfolds. */
function GroupRows({ group, logical }: { group: InputGroup; logical: string }) {
  const { t, language } = useWords()
  const [open, setOpen] = useState(false)
  const many = group.inputs.length > listedFiles
  const { span } = group
  const periods =
    span === null ? [] : [...new Set([span.first, span.last])].map((period) => formatPeriod(period, language))
  return (
    <>
      {many && (
        <tr>
          <td>{logical}</td>
          <td>
            <TableLink name={group.name} />
          </td>
          <td>
            <UnstyledButton
              className={styles.hash}
              aria-expanded={open}
              onClick={() => {
                setOpen(!open)
              }}
            >
              {t(open ? 'result.source.foldFiles' : 'result.source.unfoldFiles', {
                files: formatCount(group.inputs.length),
              })}
            </UnstyledButton>
          </td>
          <td />
          <td className={styles.number}>{formatCount(group.rows)}</td>
          <td className={styles.whole}>{periods.join(' – ')}</td>
          <td className={styles.whole}>{formatTime(group.loadedAt, language)}</td>
          <td />
        </tr>
      )}
      {(!many || open) &&
        group.inputs.map((input, index) => (
          <tr key={`${input.hash} ${input.sheet} ${String(index)}`}>
            <td>{many ? '' : logical}</td>
            <td>{many ? '' : <TableLink name={input.name} />}</td>
            <td>{input.file}</td>
            <td>{input.sheet}</td>
            <td className={styles.number}>{formatCount(input.rows)}</td>
            <td className={styles.whole}>{input.period === null ? '' : formatPeriod(input.period, language)}</td>
            <td className={styles.whole}>{input.loadedAt === '' ? '' : formatTime(input.loadedAt, language)}</td>
            <td>{input.hash !== '' && <HashButton hash={input.hash} />}</td>
          </tr>
        ))}
    </>
  )
}
