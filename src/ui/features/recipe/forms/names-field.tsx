import { useState } from 'react'
import { NameField } from './name-field.tsx'

/** Several new names in one line, with 、 or commas between; what is being typed stays as it is. */
export function NamesField(props: { label: string; value: readonly string[]; onChange: (names: string[]) => void }) {
  const [text, setText] = useState(props.value.join('、'))
  return (
    <NameField
      label={props.label}
      value={text}
      onChange={(next) => {
        setText(next)
        props.onChange(splitNames(next))
      }}
    />
  )
}

/** Names between 、 and commas, without blanks around them. */
export function splitNames(text: string): string[] {
  return text
    .split(/[、，,;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
