/** A template file that has no faults and reads nothing. */
export function makeTemplateFile(id: string, sql = 'SELECT 1 AS n'): string {
  return `/*---
id: ${id}
version: 1
title: { zh: 数, en: Count }
question: { zh: 几家？, en: How many? }
subsystem: industry
module: own
columns:
  - { name: n, label: { zh: 家数, en: Units }, decimals: 0 }
source: { zh: 名录, en: Directory }
---*/
${sql}
`
}
