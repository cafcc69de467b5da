import type { SameShape } from '../same-shape.ts'
import type { pin as base } from '../zh/pin.ts'

/** Pinned results side by side. */
export const pin = {
  title: 'Pinned results',
  text: 'Up to {{count}}, in two columns. They stay when you leave this page; after a reload they are computed again from template and parameters.',
  pin: 'Pin',
  pinned: 'Pinned',
  pinHint: 'Keep this result on the page Pins, beside others',
  unpinHint: 'Unpin',
  unpin: 'Unpin “{{name}}”',
  open: 'Open',
  openLabel: 'Open “{{name}}”',
  view: 'View of “{{name}}”',
  table: 'Table',
  chart: 'Chart',
  full: 'At most {{count}} results can be pinned. Unpin one on the page Pins first.',
  added: 'Pinned: {{count}} of {{most}}',
  removed: 'Unpinned',
  stale: 'Data or template have changed since; this was computed on {{time}}.',
  runAgain: 'Run again',
  failed: 'Not computed: {{reason}}',
  gone: 'The template {{id}} is gone.',
  tooLong: 'Too long to stand beside others: {{rows}} {{rows, plural(one: row; other: rows)}}. Open it instead.',
  firstRows: 'The first {{shown}} of {{rows}} {{rows, plural(one: row; other: rows)}}.',
  visitOnly: 'Queries are kept for this visit only; save one as a template to keep it.',
  queryTitle: 'Query',
  empty: 'Nothing is pinned yet',
  emptyText: 'Press “Pin” on a result of a template or a query. Up to four stand here in two columns.',
  toLibrary: 'To the library',
} as const satisfies SameShape<typeof base>
