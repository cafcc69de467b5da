/**
 * The few words that actions put into messages and task labels. State knows no language: the app gives a translator of
 * the present one, whose keys are i18n text keys, at each call.
 */
export type ActionWords = { t: (key: ActionTextKey, params?: Readonly<Record<string, string | number>>) => string }

/** Text keys that actions use. Each must exist in i18n (the app's assignment of a Translator checks it). */
export type ActionTextKey =
  | 'shell.changedElsewhere'
  | 'data.deleted'
  | 'home.openingSample'
  | 'model.removed'
  | 'model.removedField'
  | 'model.taken'
  | 'model.changed'
  | 'pin.full'
  | 'pin.added'
  | 'pin.removed'
  | 'pin.queryTitle'
  | 'recipe.foot.done'
  | 'recipe.foot.stored'
  | 'recipe.foot.detached'
  | 'recipe.foot.removed'
  | 'recipe.same.applied'
  | 'recipe.title'
  | 'result.task.xlsx'
  | 'result.task.csv'
  | 'review.task.read'
  | 'review.task.load'
  | 'review.loaded'
  | 'review.discarded'
  | 'review.group.following'
  | 'template.set.removed'
  | 'template.set.task'
  | 'template.pack.taken'
  | 'template.own.changed'
  | 'template.own.discarded'
  | 'template.own.saved'
  | 'template.own.removed'
  | 'template.own.newTitle'
  | 'template.own.newQuestion'
  | 'template.own.newSource'
