import type { Command } from './command.ts'

/** Commands of the template library. */
export const templateCommands: Command[] = [
  {
    id: 'template.create',
    title: 'template.own.create',
    keys: null,
    enabled: ({ library }) => library === 'ready',
    run: (actions) => {
      actions.drafts.create()
    },
  },
  {
    id: 'template.run-again',
    title: 'template.command.runAgain',
    keys: null,
    enabled: ({ route }) => route.page === 'templates' && route.template !== null,
    run: (actions) => {
      actions.templates.runAgain()
    },
  },
]
