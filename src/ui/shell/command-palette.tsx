import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { listFiles } from '../../core/dataset/describe-parts.ts'
import { useActions, useAppState, useCommands, useLocalText, useWords } from '../hooks/use-app.ts'

/** Search over tables, templates and commands, on Ctrl K or ⌘K. */
export function CommandPalette() {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const commands = useCommands()
  const state = useAppState((whole) => whole)
  const groups = [
    {
      group: t('shell.palette.tables'),
      actions: state.catalogue.datasets.map((dataset) => ({
        id: `table:${dataset.id}`,
        label: dataset.name,
        description: listFiles(dataset).slice(0, 3).join('、'),
        onClick: () => { actions.session.go({ page: 'table', dataset: dataset.id }) },
      })),
    },
    {
      group: t('shell.palette.templates'),
      actions: state.templates.map((template) => ({
        id: `template:${template.id}`,
        label: local(template.title),
        description: local(template.question),
        keywords: [template.id, template.title.zh, template.title.en],
        onClick: () => { actions.session.go({ page: 'templates', template: template.id, parameters: {} }) },
      })),
    },
    {
      group: t('shell.palette.commands'),
      actions: commands
        .filter((command) => command.enabled(state))
        .map((command) => ({ id: command.id, label: t(command.title), keywords: [command.id], onClick: () => { command.run(actions, state) } })),
    },
  ].filter((group) => group.actions.length > 0)
  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      tagsToIgnore={[]}
      triggerOnContentEditable
      limit={60}
      highlightQuery
      scrollable
      maxHeight={460}
      // A scrolling list must be reachable by keys.
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      nothingFound={t('shell.palette.nothing')}
      searchProps={{ placeholder: t('shell.palette.placeholder'), 'aria-label': t('shell.palette.placeholder'), leftSection: <IconSearch size={18} stroke={1.5} /> }}
    />
  )
}
