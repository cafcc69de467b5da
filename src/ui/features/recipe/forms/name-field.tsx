import { TextInput } from '@mantine/core'

/** A plain text of a step: a new name, a separator. */
export function NameField(props: {
  label: string
  value: string
  placeholder?: string
  description?: string
  onChange: (value: string) => void
}) {
  return (
    <TextInput
      size="xs"
      label={props.label}
      placeholder={props.placeholder ?? ''}
      description={props.description}
      maxLength={500}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}
