import { expect, it } from 'vitest'
import { readPages } from './read-pages.ts'

/** Reads numbers below a count in pages of two, and says what was asked. */
async function pagesOf(count: number) {
  const asked: number[] = []
  const read = async (after: number, limit: number) => {
    asked.push(after)
    return Array.from({ length: count }, (_, at) => at + 1)
      .filter((each) => each > after)
      .slice(0, limit)
  }
  const pages: (readonly number[])[] = []
  for await (const page of readPages(0, read, (last) => last, 2)) pages.push(page)
  return { pages, asked }
}

it('reads on behind the last row of each page, to the first that is not full', async () => {
  expect(await pagesOf(0)).toEqual({ pages: [], asked: [0] })
  expect(await pagesOf(3)).toEqual({ pages: [[1, 2], [3]], asked: [0, 2] })
  expect(await pagesOf(4)).toEqual({
    pages: [
      [1, 2],
      [3, 4],
    ],
    asked: [0, 2, 4],
  })
})

it('reads no page more than is taken', async () => {
  let reads = 0
  const read = async () => {
    reads += 1
    return [1, 2]
  }
  for await (const _ of readPages(0, read, () => 0, 2)) break
  expect(reads).toBe(1)
})
