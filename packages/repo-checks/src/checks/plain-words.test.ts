import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { plainWords } from './plain-words.ts'

const find = (text: string, path = 'packages/x/src/a.ts') =>
  plainWords.find(fixtureTree({ [path]: text }))
const lines = (text: string, path?: string) => find(text, path).map(({ line }) => line)

/** Joined here, so that this file holds none of the words itself. */
const words = (...parts: readonly string[]) => parts.join('')

const notPlain = [
  words('wi', 'shes'),
  words('requestedWi', 'sh'),
  words('ho', 'ld request'),
  words('ta', 'king up'),
  words('to', 'ok up'),
  words('Le', 'ts go of'),
  words('openFor', 'sakenRuntime'),
  words('car', 'ried on'),
  words('he', 'eded'),
  words('Me', 'nd'),
  words('unless', ' told'),
  words('in', ' clear'),
  words('stran', 'gersAtTheRoot'),
  words('tw', 'in'),
  words('tw', 'inOf'),
  words('go', 'Back'),
  words('wayBa', 'ckOf'),
  words('purpose', 'lessAnonymous'),
  words('small', ' letter'),
  words('the run goes', ' on by itself'),
  words('Went', ' on without it'),
  words('who car', 'ries the run on'),
  words('and car', 'ry it on'),
  words('ta', 'kes a run up again'),
  words('the plugin that br', 'ings it'),
  words('no plugin br', 'ings'),
  words('What it br', 'ings'),
  words('it stan', 'ds in the log'),
  words('stan', 'ding in its row'),
  words('why a decision fe', 'll'),
  words('why each decision of a run fe', 'll'),
  words('by somebody’s wo', 'rd'),
  words('an industry as a pac', 'kage'),
  words('nothing else is ed', 'ited'),
  words('19 rules decided, none fi', 'red'),
  words('0 not proven o', 'f 70'),
  words('phi lowered b', 'y hipaa/released'),
  words('nobody here is crossed fo', 'r it'),
  words('Settings that somebody ga', 've'),
  words('a map by id, linked la', 'te'),
  words('Several toget', 'her'),
  words('When one fai', 'ls'),
  words('over a registry of our o', 'wn'),
  words('makes work un', 'done'),
  words('its hold lapses by it', 'self'),
  words('No permission from any', 'body'),
  words('The act is aud', 'ited'),
]

describe('words that are not plain', () => {
  it.each(notPlain)('are found in code, documents and data: %s', (word) => {
    expect(lines(`fine\n// ${word} x\n`)).toEqual([2])
    expect(lines(`${word}\n`, 'packages/docs/errors/a.md')).toEqual([1])
    expect(lines(`title: ${word}\n`, 'plugins/x/data/a.yaml')).toEqual([1])
  })

  it('are told with what to write in their place', () => {
    const [problem] = find(words('how to me', 'nd it\n'))
    expect(problem?.message).toContain('write fix.')
  })

  it('are not seen in words and turns that hold one by chance', () => {
    const text =
      'Recommend an amendment between, a heedful wishbone, let it go, take the upper one; it is in clearance, ' +
      'carry one, go back, a letter that stands, brings an umbrella, twinkle, strange, a plugin brings up a question, ' +
      'goes on foot, takes the run, prices fell, it stands in the shed, carries a bag on the road.\n'
    expect(lines(text)).toEqual([])
  })

  it.each([
    'packages/contracts/corpus/persona/valid.yaml',
    'packages/detection/src/lexicons/common.ts',
    'packages/x/api/index.d.ts',
    'packages/x/assets/a.json',
  ])('are data in %s', (path) => {
    expect(lines(`${notPlain[0]}\n`, path)).toEqual([])
  })
})
