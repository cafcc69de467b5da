import { formatPeriod } from '../../../i18n/format.ts'
import type { Translator } from '../../../i18n/translate.ts'
import type { GroupMember, ImportGroup } from '../../../state/selectors/import-plan.ts'

/** What a line says of how its table stands to what is loaded and to the others of this import; nothing where it is simply new. */
export function standingWords(group: ImportGroup, member: GroupMember, { t, language }: Translator): string[] {
  const { standing, action, decision } = member
  switch (standing.kind) {
    case 'same':
      return [t('review.files.twin', { name: standing.dataset.name })]
    case 'copy':
      return [t('review.files.copyOf', { name: standing.of.file.name })]
    case 'clash':
      return [t('review.files.clash')]
    case 'replace':
      return action.kind === 'replace'
        ? [
            t('review.files.replaces', {
              period: standing.part.period === null ? '' : formatPeriod(standing.part.period, language),
            }),
          ]
        : []
    case 'add':
      return [
        ...(group.target === null || group.members.length > 1
          ? []
          : [t('review.files.joins', { name: group.target.name })]),
        ...(decision.known && group.members.length === 1 ? [t('review.files.known')] : []),
      ]
  }
}
