import { Button, Modal, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { formatTime } from '../../../i18n/format.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { LazyTextDifference } from '../../sql/lazy-text-difference.tsx'
import styles from './version-dialog.module.css'

/** The versions of a template of the user; one is compared with the present one, and can be brought back. */
export function VersionDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, language } = useWords()
  const actions = useActions()
  const present = useAppState((state) => state.catalogue.templates.find((each) => each.id === id))
  const all = useAppState((state) => state.catalogue.earlierTemplates)
  const earlier = all.filter((each) => each.id === id).reverse()
  const [picked, setPicked] = useState<string | null>(null)
  const shown = earlier.find(({ savedAt }) => savedAt === picked) ?? earlier[0]
  const restore = async (savedAt: string): Promise<void> => {
    if (!(await actions.own.restore(id, savedAt))) return
    actions.session.showText(t('template.own.restored', { time: formatTime(savedAt, language) }))
    onClose()
  }
  return (
    <Modal
      opened
      size="min(1200px, 94vw)"
      title={t('template.own.versionsOf', { id })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('template.own.close') }}
    >
      {shown === undefined || present === undefined ? (
        <p className={styles.none}>{t('template.own.noVersions')}</p>
      ) : (
        <div className={styles.columns}>
          <ol className={styles.list} aria-label={t('template.own.versions')}>
            {earlier.map(({ savedAt, text }) => (
              <li key={savedAt}>
                <UnstyledButton
                  className={styles.version}
                  aria-pressed={savedAt === shown.savedAt}
                  onClick={() => {
                    setPicked(savedAt)
                  }}
                >
                  <span>{t('template.version', { version: versionOf(text) })}</span>
                  <span className={styles.time}>{formatTime(savedAt, language)}</span>
                </UnstyledButton>
              </li>
            ))}
          </ol>
          <div className={styles.difference}>
            <div className={styles.heads}>
              <span>{t('template.own.savedOn', { time: formatTime(shown.savedAt, language) })}</span>
              <span>{t('template.own.present', { time: formatTime(present.savedAt, language) })}</span>
            </div>
            <div className={styles.texts}>
              <LazyTextDifference
                before={shown.text}
                after={present.text}
                label={t('template.own.difference')}
                foldedLines={t('template.own.unchangedLines')}
              />
            </div>
            <div className={styles.foot}>
              <Button
                variant="default"
                onClick={() => {
                  void restore(shown.savedAt)
                }}
              >
                {t('template.own.restore')}
              </Button>
            </div>
          </div>
        </div>
      )}
    </Modal>
  )
}

/** The version that the head of a template file names. */
function versionOf(text: string): string {
  return /^version:\s*(\d+)/mu.exec(text)?.[1] ?? '?'
}
