import type { Command } from './command.ts'

/** Commands that bring data in. */
export const importCommands: Command[] = [
  {
    id: 'import.pick-files',
    title: 'shell.command.pickFiles',
    keys: 'mod+O',
    enabled: () => true,
    run: (actions) => {
      void actions.imports.pick(false)
    },
  },
  {
    id: 'import.pick-folder',
    title: 'shell.command.pickFolder',
    keys: null,
    enabled: () => true,
    run: (actions) => {
      void actions.imports.pick(true)
    },
  },
  {
    id: 'import.open-sample',
    title: 'shell.command.openSample',
    keys: null,
    enabled: (state) => !state.sampleOpening,
    run: (actions) => {
      void actions.imports.openSample(null)
    },
  },
  {
    id: 'import.open-review',
    title: 'review.command.open',
    keys: null,
    enabled: (state) => state.importFiles.length > 0,
    run: (actions) => {
      actions.session.go({ page: 'review' })
    },
  },
]
