import { useMemo } from 'react'
import type { ValueColumn } from '../../../../core/result/page.ts'
import { LazySqlEditor } from '../../../sql/lazy-sql-editor.tsx'
import styles from './step-form.module.css'

/** A piece of SQL over the columns of the row, with their names to complete. */
export function ExpressionField(props: {
  label: string
  hint: string
  columns: readonly ValueColumn[]
  value: string
  onChange: (value: string) => void
}) {
  const { columns } = props
  // A schema without a table: its columns are offered everywhere.
  const schema = useMemo(() => [{ table: '', columns: columns.map(({ name }) => name) }], [columns])
  return (
    <div>
      <p className={styles.legend} aria-hidden="true">
        {props.label}
      </p>
      <div className={styles.editor}>
        <LazySqlEditor
          value={props.value}
          label={props.label}
          hint={props.hint}
          schema={schema}
          fault={null}
          plain
          onChange={props.onChange}
        />
      </div>
    </div>
  )
}
