import type { ImportApi } from '../protocol/import-api.ts'
import { exposeApi } from './expose-api.ts'
import { makeImportHandlers } from './import-handlers.ts'

exposeApi<ImportApi>(makeImportHandlers())
