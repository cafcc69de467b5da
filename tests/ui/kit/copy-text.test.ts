// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { copyText } from '../../../src/ui/kit/copy-text.ts'
import { formatFileName } from '../../../src/ui/kit/download-file.ts'

type Command = (name: string) => boolean

/** jsdom has no clipboard: a command that fires the event as browsers do, and records what was put in. */
function installCommand(result: boolean): Map<string, string> {
  const put = new Map<string, string>()
  const command: Command = () => {
    const event = new Event('copy', { cancelable: true, bubbles: true })
    Object.defineProperty(event, 'clipboardData', { value: { setData: (type: string, text: string) => put.set(type, text) } })
    document.activeElement?.dispatchEvent(event)
    return result
  }
  Object.assign(document, { execCommand: command })
  return put
}

afterEach(() => {
  Reflect.deleteProperty(document, 'execCommand')
  document.body.replaceChildren()
})

describe('copying without the clipboard interface', () => {
  it('puts text and markup on the clipboard and leaves the focus where it was', () => {
    const button = document.body.appendChild(document.createElement('button'))
    button.focus()
    const put = installCommand(true)
    expect(copyText('a\tb', '<b>a</b>')).toBe(true)
    expect([...put]).toEqual([['text/plain', 'a\tb'], ['text/html', '<b>a</b>']])
    expect(document.activeElement).toBe(button)
    expect(document.querySelector('textarea')).toBeNull()
  })

  it('says so when the browser refuses', () => {
    installCommand(false)
    expect(copyText('x')).toBe(false)
    Reflect.deleteProperty(document, 'execCommand')
    expect(copyText('x')).toBe(false)
  })
})

describe('a file name', () => {
  it.each([
    ['各街镇产值（2020年1—6月）.xlsx', '各街镇产值（2020年1—6月）.xlsx'],
    ['a/b\\c:d*e?f"g<h>i|j.csv', 'a b c d e f g h i j.csv'],
    ['..hidden.png', 'hidden.png'],
    ['   .csv', 'csv'],
    ['line\nbreak .svg', 'line break.svg'],
  ])('%j becomes %j', (name, clean) => {
    expect(formatFileName(name)).toBe(clean)
  })

  it('keeps its ending when it is too long', () => {
    const name = formatFileName(`${'名'.repeat(200)}.xlsx`)
    expect([name.length, name.endsWith('.xlsx')]).toEqual([120, true])
  })
})
