import { Button } from '@mantine/core'
import { IconFileExport, IconFileImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { IncomingTemplate } from '../../../state/selectors/compare-templates.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { downloadFile } from '../../kit/download-file.ts'
import { IncomingDialog } from './incoming-dialog.tsx'

/** Takes templates in from files, and hands the user's own on as one. */
export function PackButtons() {
  const { t } = useWords()
  const actions = useActions()
  const own = useAppState((state) => state.catalogue.templates.length)
  const picker = useRef<HTMLInputElement>(null)
  const [incoming, setIncoming] = useState<IncomingTemplate[] | null>(null)
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])]
    // The same file must be pickable again.
    input.value = ''
    const read = await actions.packs.readFiles(files)
    if (read.length > 0) setIncoming(read)
  }
  const exportOwn = async (): Promise<void> => {
    const pack = await actions.packs.exportOwn()
    if (pack !== undefined) downloadFile(pack, t('template.pack.fileName'))
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} stroke={1.5} aria-hidden="true" />}
        onClick={() => picker.current?.click()}
      >
        {t('template.pack.import')}
      </Button>
      {own > 0 && (
        <Button
          variant="default"
          leftSection={<IconFileExport size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => {
            void exportOwn()
          }}
        >
          {t('template.pack.export', { count: own })}
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".sql,.zip"
        aria-label={t('template.pack.import')}
        data-picker="templates"
        onChange={(event) => {
          void take(event.currentTarget)
        }}
      />
      {incoming !== null && (
        <IncomingDialog
          incoming={incoming}
          onClose={() => {
            setIncoming(null)
          }}
        />
      )}
    </>
  )
}
