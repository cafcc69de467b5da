import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconCopy,
  IconDots,
  IconFileDownload,
  IconFolderSymlink,
  IconHistory,
  IconPencil,
  IconStar,
  IconStarFilled,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { Template } from '../../../core/template/template.ts'
import { useActions, useAppState, useWords } from '../../hooks/use-app.ts'
import { downloadFile } from '../../kit/download-file.ts'
import { PlaceDialog } from './place-dialog.tsx'
import styles from './template-menu.module.css'
import { VersionDialog } from './version-dialog.tsx'

/** What can be done with a template itself: keep it at hand, change it, hand it on. */
export function TemplateMenu({ template: { id }, own }: { template: Template; own: boolean }) {
  const { t } = useWords()
  const actions = useActions()
  const favourite = useAppState((state) => state.favourites.includes(id))
  const text = useAppState((state) => state.templateTexts[id] ?? '')
  const [dialog, setDialog] = useState<'place' | 'versions' | null>(null)
  const starLabel = t(favourite ? 'template.unstar' : 'template.star')
  const close = (): void => {
    setDialog(null)
  }
  return (
    <div className={styles.bar} data-print="off">
      <Tooltip label={starLabel}>
        <ActionIcon
          size={36}
          color="gray"
          aria-label={starLabel}
          aria-pressed={favourite}
          onClick={() => {
            actions.templates.setFavourite(id, !favourite)
          }}
        >
          {favourite ? <IconStarFilled className={styles.star} size={18} /> : <IconStar size={18} stroke={1.5} />}
        </ActionIcon>
      </Tooltip>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
        onClick={() => {
          actions.drafts.edit(id)
        }}
      >
        {t(own ? 'template.own.edit' : 'template.own.saveAs')}
      </Button>
      <Menu position="bottom-end" width={240} shadow="md" transitionProps={{ duration: 120 }}>
        <Menu.Target>
          <ActionIcon size={36} color="gray" aria-label={t('template.own.more')}>
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {own && (
            <>
              <Menu.Item
                leftSection={<IconCopy size={16} stroke={1.5} />}
                onClick={() => {
                  actions.drafts.duplicate(id)
                }}
              >
                {t('template.own.duplicate')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconFolderSymlink size={16} stroke={1.5} />}
                onClick={() => {
                  setDialog('place')
                }}
              >
                {t('template.own.place')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconHistory size={16} stroke={1.5} />}
                onClick={() => {
                  setDialog('versions')
                }}
              >
                {t('template.own.versions')}
              </Menu.Item>
            </>
          )}
          <Menu.Item
            leftSection={<IconFileDownload size={16} stroke={1.5} />}
            onClick={() => {
              downloadFile(new Blob([text], { type: 'application/sql' }), `${id}.sql`)
            }}
          >
            {t('template.own.export')}
          </Menu.Item>
          {own && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} stroke={1.5} />}
              onClick={() => {
                void actions.own.remove(id)
              }}
            >
              {t('template.own.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'place' && <PlaceDialog id={id} onClose={close} />}
      {dialog === 'versions' && <VersionDialog id={id} onClose={close} />}
    </div>
  )
}
