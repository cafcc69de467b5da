import type { Diagnostic } from '../../src/core/base/diagnostic.ts'
import { asId } from '../../src/core/base/id.ts'
import type { DatasetId, FileId, VersionId } from '../../src/core/base/id.ts'
import { emptyCatalogue } from '../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../src/core/dataset/catalogue.ts'
import { combineParts } from '../../src/core/dataset/combine-parts.ts'
import { emptyLedger } from '../../src/core/dataset/import-ledger.ts'
import type { Dataset, DatasetPart } from '../../src/core/dataset/dataset.ts'
import type { LayoutColumn, TableLayout } from '../../src/core/workbook/table-layout.ts'
import type { FileReading } from '../../src/protocol/import-api.ts'
import { decideTables } from '../../src/state/selectors/decide-tables.ts'
import type { ImportFile } from '../../src/state/slices/imports.ts'

/** A doubt that wants a look. */
export const doubt: Diagnostic = {
  level: 'warning',
  code: 'column/code-precision-lost',
  params: { count: 1, cell: 'A10' },
  where: { cell: 'A10' },
}

/** A column of ten numbers. */
export function makeColumn(part: Partial<LayoutColumn> = {}): LayoutColumn {
  return {
    index: 0,
    name: '产值',
    headerPath: ['产值'],
    type: 'number',
    unit: null,
    unitFrom: null,
    include: true,
    samples: ['1', '2'],
    counts: { filled: 10, empty: 0, missingMarks: 0, unread: 0 },
    confidence: 1,
    doubts: [],
    ...part,
  }
}

/** A table with its title on row 1, header on rows 3 to 4, ten body rows 5 to 14 of which the first is a total, a note on row 15. */
export function makeLayout(part: Partial<TableLayout> = {}): TableLayout {
  return {
    range: { top: 0, left: 0, bottom: 14, right: 2 },
    title: '工业产值',
    period: { value: '2020-06', from: 'file-name' },
    unit: null,
    titleRows: [0],
    unitRow: 1,
    headerRows: [2, 3],
    codeRows: [],
    dataRows: [4, 13],
    totalRows: [4],
    subtotalRows: [],
    sectionRows: [],
    blankRows: [],
    repeatedHeaderRows: [],
    constants: [],
    monthColumns: [],
    noteRows: [14],
    columns: [makeColumn(), makeColumn({ index: 1, name: '去年' })],
    confidence: 1,
    doubts: [],
    ...part,
  }
}

/** A read file whose sheets hold the given tables. */
export function makeReading(tables: TableLayout[][] = [[makeLayout()]], part: Partial<FileReading> = {}): FileReading {
  return {
    file: asId<FileId>('f1'),
    name: '产值.xlsx',
    path: '',
    bytes: 100,
    hash: 'hash-1',
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: tables.map((found, index) => ({
      name: `Sheet${index + 1}`,
      hidden: false,
      rowCount: 15,
      columnCount: 3,
      merges: [],
      layout: { tables: found, notices: [] },
    })),
    notices: [],
    ...part,
  }
}

/** A file of the import that has been read. */
export function makeReadFile(key: string, reading = makeReading(), catalogue: Catalogue = emptyCatalogue): ImportFile {
  return {
    key,
    name: reading.name,
    path: reading.path,
    bytes: reading.bytes,
    state: { status: 'read', reading, tables: decideTables(reading, catalogue) },
  }
}

/** A part of a loaded table. */
export function makePart(part: Partial<DatasetPart> = {}): DatasetPart {
  return {
    version: asId<VersionId>('p1'),
    number: 1,
    source: { file: '产值.xlsx', path: '', sheet: 'Sheet1', range: 'A1:C15', hash: 'hash-0', bytes: 100 },
    title: '工业产值',
    period: '2020-06',
    constants: [],
    columns: [],
    rowCount: 9,
    totalRowCount: 1,
    ledger: emptyLedger(),
    loadedAt: '2020-07-08T00:00:00Z',
    bytes: 1,
    ...part,
  }
}

/** A loaded table. */
export function makeDataset(changes: Partial<Dataset> = {}): Dataset {
  const head = { id: asId<DatasetId>('d1'), version: asId<VersionId>('v1'), name: '工业产值 2020-06', recipe: null }
  return { ...combineParts(head, changes.parts ?? [makePart()]), ...changes }
}

/** A catalogue of the given tables. */
export function makeCatalogue(...datasets: Dataset[]): Catalogue {
  return { ...emptyCatalogue, version: 1, datasets }
}
