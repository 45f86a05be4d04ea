import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { forbiddenWords } from './forbidden-words.ts'

const lines = (text: string, path: string) =>
  forbiddenWords.find(fixtureTree({ [path]: text })).map(({ line }) => line)

/** Joined here, so that this file holds none of the words itself. */
const words = (...parts: readonly string[]) => parts.join('')

const hosts = [words('npm', 'js.org'), words('registry.', 'example.com'), words('yarn', 'pkg.com')]
const paths = [
  words('/wo', 'rk/main/x'),
  words('/ro', 'ot/x'),
  words('/ho', 'me/ann/x'),
  words('/Use', 'rs/ann/x'),
]
const marks = [
  words('TO', 'DO'),
  words('FIX', 'ME'),
  words('not imple', 'mented'),
  words('Coming', ' soon'),
]
const unfinished = [
  words('a stu', 'b'),
  words('place', 'holder'),
  words('for', ' now'),
  words('@ts-', 'ignore'),
]

describe('forbidden words', () => {
  it('leave ordinary text alone', () => {
    const text =
      'See ../work/notes and framework/x, the todo list, https://example.com/home/page/ and a stubborn root.\n'
    expect(lines(text, 'README.md')).toEqual([])
  })

  it.each([...hosts, ...paths, ...marks])('are found in documents and source: %s', (word) => {
    expect(lines(`fine\nsee ${word} here\n`, 'packages/docs/a.md')).toEqual([2])
    expect(lines(`// ${word}\n`, 'packages/x/src/a.ts')).toEqual([1])
  })

  it.each(unfinished)('are found in source only: %s', (word) => {
    expect(lines(`// ${word}\n`, 'packages/x/src/a.ts')).toEqual([1])
    expect(lines(`// ${word}\n`, 'packages/x/src/a.test.ts')).toEqual([])
    expect(lines(`${word}\n`, 'packages/docs/a.md')).toEqual([])
  })

  it('are data where a file is about what others leave unfinished, but for hosts and paths', () => {
    const file = 'verticals/gov/src/plans/claim-words.ts'
    for (const word of [...marks, ...unfinished.slice(0, 2)]) expect(lines(word, file)).toEqual([])
    for (const word of [...hosts, ...paths]) expect(lines(word, file)).toEqual([1])
  })

  it('look for registry hosts in the lock file too', () => {
    expect(lines(`tarball: https://${hosts[0]}/x.tgz\n`, 'pnpm-lock.yaml')).toEqual([1])
  })
})
