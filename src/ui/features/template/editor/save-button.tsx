import { Button } from '@mantine/core'
import { useState } from 'react'
import { parseTemplate } from '../../../../core/template/parse-template.ts'
import type { ExampleCheck } from '../../../../state/actions/template-examples.ts'
import type { TemplateDraft } from '../../../../state/slices/templates.ts'
import { useActions, useAppState, useWords } from '../../../hooks/use-app.ts'
import { DifferingDialog } from './differing-dialog.tsx'

/** Stores the draft; where an example of it differs now, the user is asked first. */
export function SaveButton({ draft, sound }: { draft: TemplateDraft; sound: boolean }) {
  const { t } = useWords()
  const actions = useActions()
  const model = useAppState((state) => state.model)
  const [checking, setChecking] = useState(false)
  const [asked, setAsked] = useState<ExampleCheck | null>(null)
  const save = async (): Promise<void> => {
    // The text as it stands at the press, not as it was checked last.
    const { template } = parseTemplate(draft.text, model)
    setChecking(true)
    const doubt = template === null ? null : await actions.examples.check(template)
    setChecking(false)
    if (doubt === null) await actions.drafts.save()
    else setAsked(doubt)
  }
  return (
    <>
      <Button
        disabled={!sound}
        loading={checking}
        onClick={() => {
          void save()
        }}
      >
        {t('template.own.save')}
      </Button>
      {asked !== null && (
        <DifferingDialog
          check={asked}
          onSave={() => {
            setAsked(null)
            void actions.drafts.save()
          }}
          onClose={() => {
            setAsked(null)
          }}
        />
      )}
    </>
  )
}
