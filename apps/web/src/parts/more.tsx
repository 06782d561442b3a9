import { Button } from 'antd'
import { useTranslate } from '../language.ts'

interface MoreQuery {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** The next page of a keyset list; while it comes the button says what is being read. */
export function More({ query, loading }: { readonly query: MoreQuery; readonly loading: string }) {
  const t = useTranslate()
  if (!query.hasNextPage) return null
  return (
    <div className="more">
      <Button onClick={() => void query.fetchNextPage()} aria-disabled={query.isFetchingNextPage}>
        {query.isFetchingNextPage ? loading : t('action.more')}
      </Button>
    </div>
  )
}
