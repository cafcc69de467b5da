/** Texts that try to become a formula, markup or another text. */
export const nastyTexts = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '<b>&"\'</b>]]>',
  '  spaces  ',
  'two\nlines',
  'return\r\nnewline',
  '_x0041_ stays',
  '\u0000\u0001\u000b\u001f',
  '😀👩‍👩‍👧 𠮷',
  '\uffff\ufffe',
  'lone \ud800 surrogate',
]
