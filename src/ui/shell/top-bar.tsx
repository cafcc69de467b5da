import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconDeviceDesktop, IconLock, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { useActions, useAppState, useWords } from '../hooks/use-app.ts'
import { TaskList } from './task-list.tsx'
import styles from './top-bar.module.css'

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const
const themeIcon = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Mark, search, running work, the lock that opens the privacy page, language and look. */
export function TopBar() {
  const { t, language } = useWords()
  const actions = useActions()
  const theme = useAppState((state) => state.theme)
  const ThemeIcon = themeIcon[theme]
  const themeLabel = t('shell.theme.label', { theme: t(`shell.theme.${theme}`) })
  return (
    <header className={styles.bar}>
      <a
        className={styles.mark}
        href="#/data"
        onClick={() => {
          actions.session.go({ page: 'data' })
        }}
      >
        <svg width="16" height="18" viewBox="0 0 16 18" aria-hidden="true">
          <rect x="1" y="1" width="3" height="16" rx="1" fill="currentColor" />
          <rect x="6.5" y="4" width="3" height="13" rx="1" fill="currentColor" />
          <rect x="12" y="1" width="3" height="16" rx="1" fill="currentColor" />
        </svg>
        {t('shell.product')}
      </a>
      <div className={styles.space} />
      <TaskList />
      <UnstyledButton
        className={styles.search}
        onClick={() => {
          spotlight.open()
        }}
      >
        <IconSearch size={16} stroke={1.5} aria-hidden="true" />
        <span className={styles.searchText}>{t('shell.search')}</span>
        <kbd className={styles.keys}>{t('shell.searchKeys')}</kbd>
      </UnstyledButton>
      <Tooltip label={t('shell.onlyHereHint')}>
        <UnstyledButton
          className={styles.lock}
          onClick={() => {
            actions.session.go({ page: 'privacy' })
          }}
        >
          <IconLock size={14} stroke={1.75} aria-hidden="true" />
          {t('shell.onlyHere')}
        </UnstyledButton>
      </Tooltip>
      <Tooltip label={t('shell.languageHint')}>
        <UnstyledButton
          className={styles.language}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => {
            actions.session.setLanguage(language === 'zh' ? 'en' : 'zh')
          }}
        >
          {t('shell.language')}
        </UnstyledButton>
      </Tooltip>
      <Tooltip label={themeLabel}>
        <ActionIcon
          aria-label={themeLabel}
          color="gray"
          onClick={() => {
            actions.session.setTheme(nextTheme[theme])
          }}
        >
          <ThemeIcon size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </header>
  )
}
