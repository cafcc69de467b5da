import { useHotkeys } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useCommands, useRunCommand, useWords } from '../hooks/use-app.ts'
import styles from './app-frame.module.css'
import { Banners } from './banners.tsx'
import { CommandPalette } from './command-palette.tsx'
import { DropTarget } from './drop-target.tsx'
import { Rail } from './rail.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'

/** Top bar, rail, banners and the page between them; files may be dropped anywhere. */
export function AppFrame({ children }: { children: ReactNode }) {
  const { t } = useWords()
  useCommandKeys()
  return (
    <div className={styles.frame}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('shell.skipToContent')}
      </a>
      <TopBar />
      <div className={styles.middle}>
        <Rail />
        <div className={styles.page}>
          <Banners />
          <main id="main" className={styles.main} tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      <Toasts />
      <CommandPalette />
      <DropTarget />
    </div>
  )
}

function useCommandKeys(): void {
  const commands = useCommands()
  const run = useRunCommand()
  useHotkeys(
    commands.flatMap((command) =>
      command.keys === null
        ? []
        : [
            [
              command.keys,
              () => {
                run(command)
              },
            ] as [string, () => void],
          ],
    ),
  )
}
