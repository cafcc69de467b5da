import type { SelfTestAttempt } from '../protocol/outcome.ts'

type Attempt = { how: SelfTestAttempt['how']; start(target: string): Promise<string> }

/** An attempt that nothing stops within this time was not refused. */
const patienceMs = 4000

/**
 * Tries to reach `target`, an address of a foreign host, from the page by every way that a page has. An attempt counts as
 * refused only where the browser reported a violation of the policy for it: a host that merely does not answer proves nothing.
 */
export async function runPageSelfTest(target: string): Promise<SelfTestAttempt[]> {
  const results: SelfTestAttempt[] = []
  for (const attempt of attempts) {
    const address = `${target}${target.includes('?') ? '&' : '?'}by=page-${attempt.how}`
    results.push({ where: 'page', how: attempt.how, target: address, ...(await tryOnce(attempt, address)) })
  }
  return results
}

async function tryOnce(attempt: Attempt, address: string): Promise<{ refused: boolean; detail: string }> {
  let violation = ''
  const listen = (event: SecurityPolicyViolationEvent) => {
    violation = `${event.effectiveDirective}: ${event.blockedURI}`
  }
  document.addEventListener('securitypolicyviolation', listen)
  try {
    const wording = await Promise.race([attempt.start(address).catch(String), pause(patienceMs).then(() => 'timeout')])
    // The event is queued by the refusal and may arrive just after it.
    if (violation === '') await pause(50)
    return { refused: violation !== '', detail: violation === '' ? wording : `${violation} · ${wording}` }
  } finally {
    document.removeEventListener('securitypolicyviolation', listen)
  }
}

const attempts: Attempt[] = [
  { how: 'fetch', start: async (target) => `HTTP ${(await fetch(target, { mode: 'no-cors' })).status}` },
  {
    how: 'xhr',
    start: (target) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.onload = () => resolve(`HTTP ${request.status}`)
        request.onerror = () => resolve('XMLHttpRequest error')
        request.open('GET', target)
        request.send()
      }),
  },
  {
    how: 'websocket',
    start: (target) =>
      new Promise((resolve) => {
        const socket = new WebSocket(target.replace(/^http/, 'ws'))
        const end = (wording: string) => {
          socket.close()
          resolve(wording)
        }
        socket.onopen = () => end('WebSocket open')
        socket.onerror = () => end('WebSocket error')
      }),
  },
  {
    how: 'event-source',
    start: (target) =>
      new Promise((resolve) => {
        const source = new EventSource(target)
        const end = (wording: string) => {
          source.close()
          resolve(wording)
        }
        source.onopen = () => end('EventSource open')
        source.onerror = () => end('EventSource error')
      }),
  },
  { how: 'beacon', start: (target) => Promise.resolve(`sendBeacon ${String(navigator.sendBeacon(target, 'x'))}`) },
  { how: 'image', start: (target) => loadElement(document.createElement('img'), target) },
  { how: 'script', start: (target) => loadElement(document.createElement('script'), target) },
]

function loadElement(element: HTMLImageElement | HTMLScriptElement, target: string): Promise<string> {
  return new Promise((resolve) => {
    const end = (wording: string) => {
      element.remove()
      resolve(`${element.localName} ${wording}`)
    }
    element.onload = () => end('load')
    element.onerror = () => end('error')
    element.src = target
    document.head.append(element)
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
