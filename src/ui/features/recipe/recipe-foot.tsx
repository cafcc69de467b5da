import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconChevronDown, IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { changeContent, isChanged, undoDraft } from '../../../state/edit-draft.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { downloadFile } from '../../kit/download-file.ts'
import styles from './recipe-foot.module.css'
import type { RecipeScene } from './use-scene.ts'

/** Name of the recipe, its state, its file, and the two ways out: discard, or save and apply. */
export function RecipeFoot({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const actions = useActions()
  const [saving, setSaving] = useState(false)
  const { draft, dataset } = scene
  const { content, form } = draft
  const changed = isChanged(draft)
  const applied = draft.recipe !== null && dataset.recipe === draft.recipe
  const broken = countBroken(scene)
  // Stored steps that cannot run would take the cleaning off the tables that they are applied to.
  const blocked = broken > 0 && applied
  const savable =
    !blocked &&
    form === null &&
    content.name.trim() !== '' &&
    (changed || (!applied && content.steps.length > 0 && broken === 0))
  const save = async (): Promise<void> => {
    setSaving(true)
    await actions.recipes.save(dataset.id, broken === 0)
    setSaving(false)
  }
  return (
    <footer className={styles.foot}>
      <NameField key={content.name} scene={scene} />
      <p className={styles.state} role="status">
        <StateText scene={scene} />
      </p>
      <FileMenu scene={scene} />
      <MoreMenu scene={scene} />
      <Button
        variant="default"
        disabled={!changed || saving}
        onClick={() => {
          actions.recipes.discard(dataset.id)
          actions.session.showText(t('recipe.foot.discarded'), () => scene.edit(() => draft))
        }}
      >
        {t('recipe.foot.discard')}
      </Button>
      <Button disabled={!savable} loading={saving} onClick={() => void save()}>
        {t(broken > 0 && !applied ? 'recipe.foot.saveOnly' : 'recipe.foot.save')}
      </Button>
    </footer>
  )
}

/** Takes the name over when it is left, so that a name is one change and not one for each letter. */
function NameField({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const { content } = scene.draft
  const [name, setName] = useState(content.name)
  const keep = (): void => {
    if (name.trim() === '') setName(content.name)
    else scene.edit((draft) => changeContent(draft, { ...draft.content, name: name.trim() }))
  }
  return (
    <TextInput
      className={styles.name ?? ''}
      aria-label={t('recipe.foot.name')}
      placeholder={t('recipe.foot.nameHint')}
      value={name}
      maxLength={200}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
    />
  )
}

function StateText({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const { draft, dataset } = scene
  const count = draft.content.steps.length
  const broken = countBroken(scene)
  const applied = draft.recipe !== null && dataset.recipe === draft.recipe
  const state = isChanged(draft)
    ? t('recipe.foot.unsaved')
    : count === 0
      ? t('recipe.foot.nothing')
      : t('recipe.foot.saved', { count, n: count })
  return (
    <>
      <span>{state}</span>
      {count > 0 && !isChanged(draft) && !applied && <span>{t('recipe.foot.notApplied')}</span>}
      {broken > 0 && <span className={styles.broken}>{t('recipe.problem.some', { count: broken, n: broken })}</span>}
    </>
  )
}

/** Steps that the engine could not run on this table. */
function countBroken({ draft, preview }: RecipeScene): number {
  return draft.content.steps.filter(({ id, on }) => on && (preview.effectOf(id)?.problem ?? null) !== null).length
}

function FileMenu({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const actions = useActions()
  const input = useRef<HTMLInputElement>(null)
  const { dataset, draft } = scene
  const write = (): void => {
    const blob = actions.recipes.writeFile(dataset.id)
    if (blob !== null) downloadFile(blob, `${draft.content.name} ${t('recipe.file.ending')}.json`)
  }
  const read = async (file: File): Promise<void> => {
    const found = await actions.recipes.readFile(dataset.id, file)
    if (found === null) return
    const { name, steps, before } = found
    const text = t(before === 0 ? 'recipe.file.read' : 'recipe.file.replaced', { name, count: steps, n: steps, before })
    actions.session.showText(text, () => scene.edit(undoDraft))
  }
  return (
    <>
      <Menu position="top-end" shadow="md" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden="true" />}>
            {t('recipe.foot.file')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={draft.content.steps.length === 0} onClick={write}>
            {t('recipe.foot.export')}
          </Menu.Item>
          <Menu.Item onClick={() => input.current?.click()}>{t('recipe.foot.import')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('recipe.foot.import')}
        data-picker="recipe"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file !== undefined) void read(file)
          // The same file must be pickable again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function MoreMenu({ scene }: { scene: RecipeScene }) {
  const { t } = useWords()
  const actions = useActions()
  const { dataset, draft } = scene
  const stored = useAppState((state) => state.catalogue.recipes.find(({ id }) => id === draft.recipe))
  if (stored === undefined) return null
  return (
    <Menu position="top-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={t('recipe.foot.more')}>
          <IconDots size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={dataset.recipe !== stored.id} onClick={() => void actions.recipes.detach(dataset.id)}>
          {t('recipe.foot.detach')}
        </Menu.Item>
        <Menu.Item color="cinnabar" onClick={() => void actions.recipes.remove(dataset.id, stored)}>
          {t('recipe.foot.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
