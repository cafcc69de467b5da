import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { readDroppedFiles } from '../kit/dropped-files.ts'
import { useActions, useWords } from '../hooks/use-app.ts'
import styles from './drop-target.module.css'

/** Takes files and folders dropped anywhere on the page, and shows that it would. */
export function DropTarget() {
  const { t } = useWords()
  const actions = useActions()
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth.current += 1
      setOver(true)
    }
    const leave = (): void => {
      depth.current = Math.max(0, depth.current - 1)
      if (depth.current === 0) setOver(false)
    }
    const allow = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      depth.current = 0
      setOver(false)
      if (event.dataTransfer === null || !carriesFiles(event)) return
      event.preventDefault()
      readDroppedFiles(event.dataTransfer).then(
        (files) => {
          actions.imports.addFiles(files)
        },
        (error: unknown) => {
          actions.session.showFailure(error)
        },
      )
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [actions])
  if (!over) return null
  return (
    <div className={styles.veil}>
      <div className={styles.card}>
        <IconFileSpreadsheet size={40} stroke={1.25} aria-hidden="true" />
        <p className={styles.title}>{t('shell.dropHere')}</p>
        <p className={styles.hint}>{t('shell.dropHint')}</p>
      </div>
    </div>
  )
}
