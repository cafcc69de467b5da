/** Texts of a workbook, each kept once; the sheets of one workbook share it. Id 0 is the empty text. */
export class TextDictionary {
  readonly texts: string[] = ['']
  private readonly ids = new Map<string, number>([['', 0]])

  /** Id of a text, new or known. */
  idOf(text: string): number {
    let id = this.ids.get(text)
    if (id === undefined) {
      id = this.texts.length
      this.texts.push(text)
      this.ids.set(text, id)
    }
    return id
  }
}
