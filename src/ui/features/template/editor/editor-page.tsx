import { IconPencilOff } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useActions, useAppState, useWords } from '../../../hooks/use-app.ts'
import { EmptyNote } from '../../../kit/empty-note.tsx'
import { TemplateEditor } from './template-editor.tsx'

/** The page on which a template is written. */
export function EditorPage() {
  const { t } = useWords()
  const actions = useActions()
  const draft = useAppState((state) => state.templateDraft)
  const library = useAppState((state) => state.library)
  if (draft !== null && library === 'ready') return <TemplateEditor draft={draft} />
  return (
    <EmptyNote
      icon={IconPencilOff}
      title={t('template.own.nothingToEdit')}
      text={t('template.own.nothingToEditText')}
      actions={
        <Button
          onClick={() => {
            actions.session.go({ page: 'templates', template: null, parameters: {} })
          }}
        >
          {t('template.own.toLibrary')}
        </Button>
      }
    />
  )
}
