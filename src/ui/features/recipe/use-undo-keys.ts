import { useEffect } from 'react'
import { redoDraft, undoDraft } from '../../../state/edit-draft.ts'
import type { RecipeDraft } from '../../../state/slices/recipes.ts'

/** Ctrl Z takes a change of the steps back, Ctrl Y or Ctrl Shift Z makes it again. Fields of text and the editor keep these keys. */
export function useUndoKeys(edit: ((work: (draft: RecipeDraft) => RecipeDraft) => void) | null): void {
  useEffect(() => {
    if (edit === null) return undefined
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isWriting(event.target)) return
      const key = event.key.toLowerCase()
      const again = key === 'y' || (key === 'z' && event.shiftKey)
      if (key !== 'z' && !again) return
      event.preventDefault()
      edit(again ? redoDraft : undoDraft)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [edit])
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio'
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}
