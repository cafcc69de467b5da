import { Spotlight } from '@mantine/spotlight'
import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { listFiles } from '../../core/dataset/describe-parts.ts'
import { useActions, useAppState, useCommands, useRunCommand, useWords } from '../hooks/use-app.ts'

/** Search over tables, templates and commands, on Ctrl K or ⌘K. */
export function CommandPalette() {
  const { t } = useWords()
  const groups = [useTableEntries(), useTemplateEntries(), useCommandEntries()].filter(
    ({ actions }) => actions.length > 0,
  )
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
      searchProps={{
        placeholder: t('shell.palette.placeholder'),
        'aria-label': t('shell.palette.placeholder'),
        leftSection: <IconSearch size={18} stroke={1.5} />,
      }}
    />
  )
}

/** The entries are made when what they offer changes, not with every step of the work: the palette is always there and mostly closed. */
function useTableEntries(): SpotlightActionGroupData {
  const { t } = useWords()
  const actions = useActions()
  const datasets = useAppState((state) => state.catalogue.datasets)
  return useMemo(
    () => ({
      group: t('shell.palette.tables'),
      actions: datasets.map((dataset) => ({
        id: `table:${dataset.id}`,
        label: dataset.name,
        description: listFiles(dataset).slice(0, 3).join('、'),
        onClick: () => {
          actions.session.go({ page: 'table', dataset: dataset.id })
        },
      })),
    }),
    [t, actions, datasets],
  )
}

function useTemplateEntries(): SpotlightActionGroupData {
  const { t, language } = useWords()
  const actions = useActions()
  const templates = useAppState((state) => state.templates)
  return useMemo(
    () => ({
      group: t('shell.palette.templates'),
      actions: templates.map(({ id, title, question }) => ({
        id: `template:${id}`,
        label: title[language],
        description: question[language],
        keywords: [id, title.zh, title.en],
        onClick: () => {
          actions.session.go({ page: 'templates', template: id, parameters: {} })
        },
      })),
    }),
    [t, language, actions, templates],
  )
}

function useCommandEntries(): SpotlightActionGroupData {
  const { t } = useWords()
  const commands = useCommands()
  const run = useRunCommand()
  const enabled = useAppState((state) =>
    commands
      .filter((command) => command.enabled(state))
      .map(({ id }) => id)
      .join(' '),
  )
  return useMemo(() => {
    const ids = new Set(enabled.split(' '))
    return {
      group: t('shell.palette.commands'),
      actions: commands
        .filter(({ id }) => ids.has(id))
        .map((command) => ({
          id: command.id,
          label: t(command.title),
          keywords: [command.id],
          onClick: () => {
            run(command)
          },
        })),
    }
  }, [t, commands, enabled, run])
}
