import styles from './sample-table.module.css'

/** A text whose blanks can be seen where they matter: at its ends, in a row, or of an unusual kind. */
export function VisibleText({ text }: { text: string }) {
  const parts = text.split(/(^\s+|\s+$|[^\S ]+|\s{2,})/u).filter((part) => part !== '')
  return (
    <span className={styles.visible}>
      {parts.map((part, at) =>
        /^\s+$/u.test(part) && !(part === ' ' && at > 0 && at < parts.length - 1) ? (
          <span key={at} className={styles.blank}>
            {[...part].map((each) => (each === '\u3000' ? '\u25a1' : '\u00b7')).join('')}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  )
}
