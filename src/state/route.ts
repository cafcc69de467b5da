import type { DatasetId } from '../core/base/id.ts'
import { asId } from '../core/base/id.ts'

/** Pages of the product. The address carries a template and its parameters, never data. */
export type Route =
  | { page: 'data' }
  | { page: 'review' }
  | { page: 'table'; dataset: DatasetId }
  | { page: 'clean'; dataset: DatasetId }
  | { page: 'templates'; template: string | null; parameters: Record<string, string> }
  | { page: 'template-editor' }
  | { page: 'template-sets' }
  | { page: 'analysis' }
  | { page: 'pins' }
  | { page: 'privacy' }

/** Reads a location hash, `#/templates/ind-output-flash?period_ym=2020-06`; what is unknown leads to the data page. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [page = '', rest, part] = path.split('/', 3).map(decodePart)
  switch (page) {
    case 'review':
      return { page: 'review' }
    case 'data':
      if (rest === undefined || rest === '') return { page: 'data' }
      return { page: part === 'clean' ? 'clean' : 'table', dataset: asId<DatasetId>(rest) }
    case 'templates':
      return {
        page: 'templates',
        template: rest === undefined || rest === '' ? null : rest,
        parameters: Object.fromEntries(new URLSearchParams(query)),
      }
    case 'template-editor':
      return { page: 'template-editor' }
    case 'template-sets':
      return { page: 'template-sets' }
    case 'analysis':
      return { page: 'analysis' }
    case 'pins':
      return { page: 'pins' }
    case 'privacy':
      return { page: 'privacy' }
    default:
      return { page: 'data' }
  }
}

/** The location hash of a route; the inverse of {@link parseRoute}. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'data':
      return '#/data'
    case 'table':
      return `#/data/${encodeURIComponent(route.dataset)}`
    case 'clean':
      return `#/data/${encodeURIComponent(route.dataset)}/clean`
    case 'templates': {
      const query = new URLSearchParams(route.parameters).toString()
      const path = route.template === null ? '#/templates' : `#/templates/${encodeURIComponent(route.template)}`
      return query === '' ? path : `${path}?${query}`
    }
    default:
      return `#/${route.page}`
  }
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
