import { IconAlertTriangle } from '@tabler/icons-react'
import { useAppState, useWords } from '../../hooks/use-app.ts'
import styles from './broken-templates.module.css'

/** Template and model files that could not be taken in, each fault with its line and reason. */
export function BrokenTemplates() {
  const { t, error, fault } = useWords()
  const broken = useAppState((state) => state.brokenTemplates)
  if (broken.length === 0) return null
  return (
    <section className={styles.sheet} aria-labelledby="broken-templates">
      <h2 id="broken-templates" className={styles.title}>
        <IconAlertTriangle size={18} stroke={1.5} aria-hidden="true" />
        {t('template.brokenTitle', { count: broken.length })}
      </h2>
      <dl className={styles.list}>
        {broken.map(({ path, faults }) => (
          <div key={path} className={styles.file}>
            <dt className={styles.path}>{error('template/invalid', { file: path, count: faults.length, line: faults[0]?.line ?? 1 })}</dt>
            {faults.map(({ line, code, params }, index) => (
              <dd key={index} className={styles.fault}>
                <span className={styles.line}>{t('template.brokenLine', { line })}</span>
                <span>{fault(code, params)}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}
