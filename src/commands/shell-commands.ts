import type { Command } from './command.ts'

const always = (): boolean => true

/** Commands of the frame: pages, look, language. */
export const shellCommands: Command[] = [
  {
    id: 'page.data',
    title: 'shell.command.openData',
    keys: 'alt+1',
    enabled: always,
    run: (actions) => {
      actions.session.go({ page: 'data' })
    },
  },
  {
    id: 'page.templates',
    title: 'shell.command.openTemplates',
    keys: 'alt+2',
    enabled: always,
    run: (actions) => {
      actions.session.go({ page: 'templates', template: null, parameters: {} })
    },
  },
  {
    id: 'page.analysis',
    title: 'shell.command.openAnalysis',
    keys: 'alt+3',
    enabled: always,
    run: (actions) => {
      actions.session.go({ page: 'analysis' })
    },
  },
  {
    id: 'page.pins',
    title: 'shell.command.openPins',
    keys: 'alt+4',
    enabled: ({ pins }) => pins.length > 0,
    run: (actions) => {
      actions.session.go({ page: 'pins' })
    },
  },
  {
    id: 'page.privacy',
    title: 'shell.command.openPrivacy',
    keys: null,
    enabled: always,
    run: (actions) => {
      actions.session.go({ page: 'privacy' })
    },
  },
  {
    id: 'look.theme',
    title: 'shell.command.toggleTheme',
    keys: null,
    enabled: always,
    run: (actions, state) => {
      actions.session.setTheme(state.theme === 'system' ? 'light' : state.theme === 'light' ? 'dark' : 'system')
    },
  },
  {
    id: 'look.language',
    title: 'shell.command.toggleLanguage',
    keys: null,
    enabled: always,
    run: (actions, state) => {
      actions.session.setLanguage(state.language === 'zh' ? 'en' : 'zh')
    },
  },
]
