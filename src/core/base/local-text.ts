/** A text that templates and models carry in both languages; Chinese is the source. */
export type LocalText = { readonly zh: string; readonly en: string }

/** Languages of the interface. */
export type Language = 'zh' | 'en'
