import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask } from '../../api/call.ts'
import { mediaByName } from './document-search.ts'
import type { DocumentSearch } from './document-search.ts'

export function searchDocuments({ media, ...search }: DocumentSearch) {
  const input = { ...search, ...media && { media: mediaByName[media] } }
  return infiniteQueryOptions({
    queryKey: ['reading.search-documents', 'pages', input],
    queryFn: ({ pageParam, signal }) => ask('reading.search-documents', { ...input, before: pageParam }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.more ? page.results.at(-1)?.document.cursor : undefined,
  })
}
