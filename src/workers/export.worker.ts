import { exposeApi } from './expose-api.ts'
import { exportHandlers } from './export-handlers.ts'

exposeApi(exportHandlers)
