// Brings in what is missing: packages, and a browser for the end-to-end tests. Node built-ins only.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const MINIMUM_NODE = [20, 19]
const DEBIAN_CHROMIUM = '/usr/bin/chromium'
const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** Installs the packages when one is missing or of another version than the lock says. */
export function installPackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [minimumMajor = 0, minimumMinor = 0] = MINIMUM_NODE
  if (major < minimumMajor || (major === minimumMajor && minor < minimumMinor)) {
    console.error(`Node ${MINIMUM_NODE.join('.')} or newer is needed, this is ${process.versions.node}`)
    process.exit(1)
  }
  if (packagesMatchLock()) return
  console.error('Installing packages …')
  // Said outright: with NODE_ENV=production npm would leave out what builds and tests.
  runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
}

function packagesMatchLock() {
  // Compared by content: a fresh checkout gives every file a new time.
  const installedLock = 'node_modules/.package-lock.json'
  if (!existsSync(installedLock)) return false
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  )
}

/** Runs npm with everything it prints on stderr, so that stdout keeps the result only. @param {string[]} args */
export function runNpm(args) {
  const npm = process.env['npm_execpath']
  const { status } =
    npm === undefined
      ? spawnSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

/** The browser of the distribution, or undefined for Playwright's own. @returns {string | undefined} */
export function findChromium() {
  const named = process.env['SUANCHOU_CHROMIUM']
  if (named !== undefined && named !== '') return named
  return existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined
}

/** Makes sure that a browser and, where we may install one, a Chinese font exist. @returns {boolean} false when it failed */
export function installBrowser() {
  if (process.env['SUANCHOU_CHROMIUM']) return true
  if (isDebianRoot()) {
    if (existsSync(DEBIAN_CHROMIUM) && existsSync(CJK_FONT)) return true
    console.error('Installing chromium and fonts-noto-cjk …')
    return (
      run('apt-get', ['update', '-qq']) &&
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
    )
  }
  if (findChromium() !== undefined) return true
  console.error('Installing the browser of Playwright …')
  return run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
}

function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0
}
