// Puts the Content Security Policy into the built page, and refuses to build a page that would weaken it.
// The development server is left alone: it needs inline scripts and a web socket.

/** The same policy that README.md gives as a server header (there with `frame-ancestors`, which a meta tag cannot carry). */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "img-src 'self' blob: data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** @returns {import('vite').Plugin} */
export function contentSecurityPolicy() {
  return {
    name: 'suanchou:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
      ],
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue
          const fault = findFault(String(file.source))
          if (fault !== undefined) this.error(`${file.fileName}: ${fault}`)
        }
      },
    },
  }
}

/** @param {string} html @returns {string | undefined} what would break or bypass the policy */
export function findFault(html) {
  if (!/<head[^>]*>\s*<meta http-equiv="Content-Security-Policy"/.test(html))
    return 'the policy is not the first child of head'
  for (const [, attributes = '', body = ''] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (!/\ssrc=/.test(attributes) || body.trim() !== '') return 'there is an inline script'
  }
  if (/\s(?:src|href)="(?:https?:)?\/\//.test(html)) return 'there is an address of another host'
  if (/\son[a-z]+=/.test(html)) return 'there is an inline event handler'
  return undefined
}
