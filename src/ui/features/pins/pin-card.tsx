import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import { IconExternalLink, IconPinnedOff } from '@tabler/icons-react'
import { useId, useMemo, useState } from 'react'
import type { Pin } from '../../../state/pin.ts'
import type { Route } from '../../../state/route.ts'
import { formatRoute } from '../../../state/route.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { layoutPin } from './layout-pin.ts'
import type { PinView } from './layout-pin.ts'
import { PinBody } from './pin-body.tsx'
import styles from './pin-card.module.css'

/** One pinned result: what it is, how it is shown, and the ways to its page and out of view. */
export function PinCard({ pin }: { pin: Pin }) {
  const { t, language } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const heading = useId()
  const run = useAppState((state) => state.pinRuns[pin.id])
  const template = useAppState((state) =>
    pin.kind === 'template' ? state.templates.find(({ id }) => id === pin.template) : undefined,
  )
  const [view, setView] = useState<PinView>('table')
  const rows = actions.pins.read(pin.id)
  const queryTitle = t('pin.queryTitle')
  // The rows are read anew whenever their run is another.
  const laid = useMemo(
    () => (rows === null || run === undefined ? null : layoutPin(pin, rows, language, queryTitle)),
    [pin, rows, run, language, queryTitle],
  )
  const name =
    laid?.title ?? (pin.kind === 'query' ? queryTitle : template === undefined ? pin.template : local(template.title))
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id={heading} className={styles.title}>
            {name}
          </h2>
          {laid !== null && laid.asked !== '' && (
            <p className={styles.asked} data-query={pin.kind === 'query'} title={laid.asked}>
              {laid.asked}
            </p>
          )}
        </div>
        {laid !== null && laid.content.chart !== null && (
          <SegmentedControl
            size="xs"
            aria-label={t('pin.view', { name })}
            value={view}
            data={[
              { value: 'table', label: t('pin.table') },
              { value: 'chart', label: t('pin.chart') },
            ]}
            onChange={(next) => {
              setView(next === 'chart' ? 'chart' : 'table')
            }}
          />
        )}
        <OpenLink pin={pin} name={name} />
        <Tooltip label={t('pin.unpinHint')}>
          <ActionIcon
            color="gray"
            aria-label={t('pin.unpin', { name })}
            onClick={() => {
              actions.pins.remove(pin.id)
            }}
          >
            <IconPinnedOff size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      <PinBody pin={pin} run={run} laid={laid} view={view} />
    </section>
  )
}

/** The page on which the result was made, with the same parameters or the same query. */
function OpenLink({ pin, name }: { pin: Pin; name: string }) {
  const { t } = useWords()
  const actions = useActions()
  const route: Route =
    pin.kind === 'query'
      ? { page: 'analysis' }
      : { page: 'templates', template: pin.template, parameters: pin.parameters }
  return (
    <Button
      component="a"
      href={formatRoute(route)}
      size="xs"
      variant="subtle"
      aria-label={t('pin.openLabel', { name })}
      leftSection={<IconExternalLink size={16} stroke={1.5} aria-hidden="true" />}
      onClick={(event) => {
        if (pin.kind === 'query') actions.results.keepSql(pin.sql)
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        actions.session.go(route)
      }}
    >
      {t('pin.open')}
    </Button>
  )
}
