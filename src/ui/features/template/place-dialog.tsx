import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useActions, useAppState, useLocalText, useWords } from '../../hooks/use-app.ts'
import { moduleOrder, subsystemOrder } from './library-order.ts'
import { useCatalogueNames } from './use-catalogue-names.ts'

/** Gives a template of the user another title or another place in the library. */
export function PlaceDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords()
  const local = useLocalText()
  const actions = useActions()
  const nameOf = useCatalogueNames()
  const template = useAppState((state) => state.templates.find((each) => each.id === id))
  const known = useAppState((state) => state.templates)
  const [title, setTitle] = useState(template === undefined ? '' : local(template.title))
  const [subsystem, setSubsystem] = useState(template?.subsystem ?? '')
  const [module, setModule] = useState(template?.module ?? '')
  const subsystems = [...new Set([...subsystemOrder, ...known.map((each) => each.subsystem)])]
  const modules = [...new Set([...moduleOrder, ...known.map((each) => each.module)])]
  const save = async (): Promise<void> => {
    if (await actions.own.describe(id, { title: title.trim(), subsystem, module })) onClose()
  }
  return (
    <Modal
      opened
      title={t('template.own.place')}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('template.own.close') }}
    >
      <Stack gap="md">
        <TextInput
          label={t('template.own.titleField')}
          value={title}
          data-autofocus
          onChange={(event) => {
            setTitle(event.currentTarget.value)
          }}
        />
        <Select
          label={t('template.own.subsystemField')}
          data={subsystems.map((value) => ({ value, label: nameOf(value) }))}
          value={subsystem}
          allowDeselect={false}
          onChange={(value) => {
            setSubsystem(value ?? subsystem)
          }}
        />
        <Select
          label={t('template.own.moduleField')}
          data={modules.map((value) => ({ value, label: nameOf(value) }))}
          value={module}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('template.own.noModule')}
          onChange={(value) => {
            setModule(value ?? module)
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('template.own.cancel')}
          </Button>
          <Button
            disabled={title.trim() === ''}
            onClick={() => {
              void save()
            }}
          >
            {t('template.own.apply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
