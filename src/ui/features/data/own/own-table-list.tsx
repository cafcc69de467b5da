import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { BrokenModelFile } from '../../../../state/actions/own-tables.ts'
import { useActions, useAppState, useWords } from '../../../hooks/use-app.ts'
import layoutStyles from '../layout-list.module.css'
import { listOwn } from './list-own.ts'
import { OwnTableEntry } from './own-table-entry.tsx'
import styles from './own-table-list.module.css'

/** What users added to the logical model, folded away: their tables and fields, and the way in for files of others. */
export function OwnTableList() {
  const { t } = useWords()
  const actions = useActions()
  const catalogue = useAppState((state) => state.catalogue)
  const model = useAppState((state) => state.model)
  const site = useAppState((state) => state.siteLibrary?.model)
  const picker = useRef<HTMLInputElement>(null)
  const [broken, setBroken] = useState<BrokenModelFile[]>([])
  // Until the site's tables are known, nothing can be said about the user's.
  if (site === undefined) return null
  const entries = listOwn(catalogue, { site, model })
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])]
    // The same file must be pickable again.
    input.value = ''
    setBroken(await actions.ownTables.takeIn(files))
  }
  return (
    <details className={layoutStyles.list}>
      <summary className={layoutStyles.title}>{t('model.list.title', { count: entries.length })}</summary>
      <div className={styles.head}>
        <p className={layoutStyles.hint}>{t(entries.length === 0 ? 'model.list.empty' : 'model.list.hint')}</p>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFileImport size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => picker.current?.click()}
        >
          {t('model.list.import')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept=".yaml,.yml"
          aria-label={t('model.list.import')}
          data-picker="model"
          onChange={(event) => {
            void take(event.currentTarget)
          }}
        />
      </div>
      {broken.map((file) => (
        <BrokenFile key={file.file} broken={file} />
      ))}
      {entries.length > 0 && (
        <ul className={layoutStyles.entries}>
          {entries.map((entry) => (
            <OwnTableEntry key={`${entry.standing} ${entry.id}`} entry={entry} />
          ))}
        </ul>
      )}
    </details>
  )
}

function BrokenFile({ broken: { file, faults } }: { broken: BrokenModelFile }) {
  const { t, fault } = useWords()
  return (
    <div className={styles.broken} role="alert">
      <p className={styles.brokenName}>{t('model.list.broken', { file })}</p>
      <ul className={styles.faults}>
        {faults.map(({ line, code, params }, at) => (
          <li key={at}>
            <span className={styles.faultLine}>{t('model.list.faultLine', { line })}</span>
            <span>{fault(code, params)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
