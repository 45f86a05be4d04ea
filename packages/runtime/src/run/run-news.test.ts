import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { createRunNews, lookAfterMs, nextNews } from './run-news.ts'

it('looks less often the more runs are followed, and never less than every five seconds', () => {
  expect([1, 100, 1000, 100_000].map((followed) => lookAfterMs(100, followed))).toEqual([
    100, 100, 1000, 5000,
  ])
  expect(lookAfterMs(60_000, 100_000)).toBe(60_000)
})

it('tells all who wait that the process closes, over one listener for them all', async () => {
  const closing = new AbortController()
  const following = { news: createRunNews(), isAnnounced: false, closed: closing.signal }
  const waiting = Array.from({ length: 50 }, (_, run) =>
    nextNews(following, { tenant: 'a', run: `${run}` }, { hears: 'ends' }),
  )
  expect(getEventListeners(closing.signal, 'abort')).toHaveLength(1)
  expect(following.news.size()).toBe(50)
  closing.abort()
  expect(new Set((await Promise.all(waiting)).map(({ kind }) => kind))).toEqual(new Set(['closed']))
  expect(following.news.size()).toBe(0)
})
