/** A template that a user saved: the text of the whole file. The id is that of its head; `savedAt` tells its versions apart. */
export type SavedTemplate = { id: string; text: string; savedAt: string }
