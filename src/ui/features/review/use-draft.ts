import { useState } from 'react'

/** Properties of a text field whose text counts when it is left or confirmed by Enter; Escape takes it back. */
export type DraftProps = {
  value: string
  onChange: (event: React.ChangeEvent<HTMLInputElement>) => void
  onBlur: () => void
  onKeyDown: (event: React.KeyboardEvent<HTMLInputElement>) => void
}

/** A text while it is being typed. An empty text changes nothing unless `allowEmpty`. */
export function useDraft(text: string, commit: (text: string) => void, allowEmpty = false): DraftProps {
  const [draft, setDraft] = useState<string | null>(null)
  const finish = (): void => {
    if (draft !== null && draft.trim() !== text && (allowEmpty || draft.trim() !== '')) commit(draft.trim())
    setDraft(null)
  }
  return {
    value: draft ?? text,
    onChange: (event) => {
      setDraft(event.currentTarget.value)
    },
    onBlur: finish,
    onKeyDown: (event) => {
      // Enter also ends the choice of a Chinese input method.
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter') finish()
      else if (event.key === 'Escape') setDraft(null)
    },
  }
}
