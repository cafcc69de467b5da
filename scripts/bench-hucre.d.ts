// The package's own declarations are not needed: a checkout without it must still compile.
declare module 'hucre/xlsx' {
  export function streamXlsxRows(
    input: Uint8Array,
  ): AsyncGenerator<{ values: readonly (string | number | boolean | Date | null)[] }>
}
