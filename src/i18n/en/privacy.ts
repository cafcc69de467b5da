import type { privacy as source } from '../zh/privacy.ts'
import type { SameShape } from '../same-shape.ts'

/** Privacy page with the self-test. */
export const privacy = {
  title: 'Data never leave this machine',
  lead: 'Suanchou has no server program and no account. Files are read, computed and kept by this browser. The self-test below really tries to reach a foreign address, to see whether it is stopped.',
  run: 'Run the self-test',
  runAgain: 'Run it again',
  running: 'Testing',
  target: 'Target address',
  passed: 'All {{count}} attempts were refused',
  failed: '{{count}} of {{total}} attempts were not refused',
  failedHint: 'Do not open real data on this page, and send this page to the maintainer.',
  notYet: 'Not tested yet.',
  column: { where: 'From', how: 'By', result: 'Result', detail: 'In the words of the browser or engine' },
  refused: 'Refused',
  reached: 'Not refused',
  where: { page: 'Page', 'engine-worker': 'Engine worker', duckdb: 'Engine SQL', 'import-worker': 'Import worker', 'export-worker': 'Export worker' },
  how: {
    fetch: 'fetch request',
    xhr: 'XMLHttpRequest',
    websocket: 'WebSocket connection',
    'event-source': 'EventSource connection',
    beacon: 'sendBeacon',
    image: 'image address',
    script: 'foreign script',
    'import-scripts': 'foreign script in a worker',
    'sql-read': 'SQL reading an address',
    'sql-install': 'SQL installing an extension',
    'sql-copy': 'SQL writing a file',
    'sql-unlock': 'SQL lifting the restriction',
  },
  wallsTitle: 'Five walls',
  walls: {
    code: 'The code may not make network calls; one place may fetch files of this site.',
    policy: 'The page’s content security policy admits this site only and binds the workers too.',
    engine: 'The engine has external access and extension downloads off and its configuration locked.',
    tests: 'The tests before each release fail on a single foreign request.',
    selfTest: 'The self-test of this page, to be repeated at any time.',
  },
  ownCheckTitle: 'How to check it yourself',
  ownCheck: {
    devtools: 'Press F12, open Network, load files and run templates as usual: there are no requests but for this site’s own program files.',
    offline: 'Once the page is open, unplug the network: everything goes on working.',
  },
  storageTitle: 'Where things are kept',
  storage: 'Loaded tables are kept in this browser’s IndexedDB, readable only by pages of this address. Clearing browser data deletes them too.',
} as const satisfies SameShape<typeof source>
