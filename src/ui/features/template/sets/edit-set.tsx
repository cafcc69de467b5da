import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { TemplateSet } from '../../../../core/dataset/template-set.ts'
import type { Template } from '../../../../core/template/template.ts'
import { useActions, useAppState, useLocalText, useWords } from '../../../hooks/use-app.ts'
import { buildLibraryTree } from '../build-library-tree.ts'
import { useCatalogueNames } from '../use-catalogue-names.ts'
import { useLack } from '../use-lack.ts'
import styles from './sets-page.module.css'

/** Puts a set together: its name, and its templates by module. */
export function EditSet({ set, onDone }: { set: TemplateSet | null; onDone: (id: string | null) => void }) {
  const { t } = useWords()
  const actions = useActions()
  const nameOf = useCatalogueNames()
  const templates = useAppState((state) => state.templates)
  const [name, setName] = useState(set?.name ?? '')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(set?.templates))
  const tree = useMemo(() => buildLibraryTree(templates, { text: '', pinyin: null, nameOf }), [templates, nameOf])
  const modules = tree.flatMap(({ id, modules: some }) => some.map((module) => ({ subsystem: id, ...module })))
  const choose = (ids: readonly string[], wanted: boolean): void => {
    const next = new Set(picked)
    for (const id of ids) {
      if (wanted) next.add(id)
      else next.delete(id)
    }
    setPicked(next)
  }
  const save = async (): Promise<void> => {
    // The workbook has the order of the library.
    const order = modules.flatMap((module) => module.templates.map(({ id }) => id)).filter((id) => picked.has(id))
    const id = set?.id ?? `set-${String(Date.now())}`
    if (await actions.sets.save({ id, name, templates: order })) onDone(id)
  }
  return (
    <>
      <h1 className={styles.heading}>{t(set === null ? 'template.set.new' : 'template.set.edit')}</h1>
      <p className={styles.lead}>{t('template.set.editText')}</p>
      <div className={styles.bar}>
        <TextInput
          className={styles.field ?? ''}
          label={t('template.set.name')}
          placeholder={t('template.set.nameHint')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
          }}
        />
        <div className={styles.space} />
        {set !== null && (
          <Button
            variant="default"
            onClick={() => {
              onDone(null)
            }}
          >
            {t('template.own.cancel')}
          </Button>
        )}
        <Button
          disabled={name.trim() === '' || picked.size === 0}
          onClick={() => {
            void save()
          }}
        >
          {t('template.set.save', { count: picked.size })}
        </Button>
      </div>
      <div className={styles.sheet}>
        {modules.map((module) => {
          const ids = module.templates.map(({ id }) => id)
          const chosen = ids.filter((id) => picked.has(id)).length
          const title = `${nameOf(module.subsystem)} · ${nameOf(module.id)}`
          return (
            <section key={`${module.subsystem} ${module.id}`} className={styles.group} aria-label={title}>
              <h2 className={styles.groupHead}>
                <Checkbox
                  label={title}
                  checked={chosen === ids.length}
                  indeterminate={chosen > 0 && chosen < ids.length}
                  onChange={(event) => {
                    choose(ids, event.currentTarget.checked)
                  }}
                />
              </h2>
              <div className={styles.choices}>
                {module.templates.map((template) => (
                  <Choice
                    key={template.id}
                    template={template}
                    checked={picked.has(template.id)}
                    onChange={(wanted) => {
                      choose([template.id], wanted)
                    }}
                  />
                ))}
              </div>
            </section>
          )
        })}
      </div>
    </>
  )
}

function Choice(props: { template: Template; checked: boolean; onChange: (wanted: boolean) => void }) {
  const local = useLocalText()
  const lack = useLack(props.template.id)
  return (
    <Checkbox
      size="sm"
      label={local(props.template.title)}
      {...(lack === null ? {} : { description: lack })}
      checked={props.checked}
      onChange={(event) => {
        props.onChange(event.currentTarget.checked)
      }}
    />
  )
}
