/**
 * Puts text on the clipboard, with markup beside it for programs that take tables (Word, WPS, Excel). Must run inside a click or key event.
 * False when the browser refuses. `navigator.clipboard` is missing on plain http addresses, so the old command does the work
 * everywhere: its event may carry both formats, and it needs no permission.
 */
export function copyText(text: string, html: string | null = null): boolean {
  const focused = document.activeElement
  const ranges = keepSelection()
  // A selected field: some browsers fire no copy event where nothing is selected.
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.setAttribute('aria-hidden', 'true')
  field.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px;opacity:0'
  // Beside the focused element, so that a focus trap around it does not pull the focus back before the copy.
  const parent = focused?.parentElement ?? document.body
  parent.append(field)
  const onCopy = (event: ClipboardEvent): void => {
    if (event.clipboardData === null) return
    event.clipboardData.setData('text/plain', text)
    if (html !== null) event.clipboardData.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', onCopy, { capture: true })
  try {
    field.select()
    // Deprecated and irreplaceable: the only way to the clipboard outside secure contexts.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true })
    field.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    restoreSelection(ranges)
  }
}

function keepSelection(): Range[] {
  const selection = getSelection()
  if (selection === null) return []
  return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index))
}

function restoreSelection(ranges: Range[]): void {
  const selection = getSelection()
  if (selection === null || ranges.length === 0) return
  selection.removeAllRanges()
  for (const range of ranges) selection.addRange(range)
}
