/** A text as YAML takes it in every place: plain words as they are, anything that might be read otherwise in quotes. */
export function quoteYaml(text: string): string {
  return /^[\p{L}][\p{L}\p{N}_-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/iu.test(text)
    ? text
    : JSON.stringify(text)
}
