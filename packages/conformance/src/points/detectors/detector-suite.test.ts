import type { Detector, Finding } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, SMALL } from '../suite/red-checks.test-support.ts'
import { type DetectorSuiteOptions, detectorSuite } from './detector-suite.ts'

const find = (text: string): readonly Finding[] =>
  [...text.matchAll(/\bT-(\d{3})\b/g)].map((match) => ({
    category: 'toast/number',
    span: { start: match.index + 2, end: match.index + 5 },
    confidence: 0.9,
    detector: 'acme/toast',
  }))

const right: Detector = {
  id: 'acme/toast',
  title: 'Toast numbers',
  version: '1',
  categories: ['toast/'],
  detect: (text) => find(text),
}
const options: DetectorSuiteOptions = {
  cases: [
    { name: 'one', text: 'Order T-123 now', finds: [{ category: 'toast/number', text: '123' }] },
    {
      name: 'two of them',
      text: 'T-123 T-456',
      findsAmongOthers: [{ category: 'toast/number', text: '456' }],
    },
    { name: 'none', text: 'Order now', finds: [] },
  ],
  mustNotFlag: ['T-1234'],
  limits: SMALL,
}
const changed = (change: (found: Finding, text: string) => Partial<Finding>): Detector => ({
  ...right,
  detect: (text) => find(text).map((found) => ({ ...found, ...change(found, text) })),
})
const sticky = /\bT-(\d{3})\b/g
let asked = 0

const faults: Readonly<Record<string, { readonly wrong: Detector; readonly red: string }>> = {
  'has no version': { wrong: { ...right, version: '' }, red: 'its outline is that of a detector' },
  'declares a category twice': {
    wrong: { ...right, categories: ['toast/', 'toast/'] },
    red: 'its outline is that of a detector',
  },
  'finds nothing': { wrong: { ...right, detect: () => [] }, red: 'it finds what it should: one' },
  'finds the first only': {
    wrong: { ...right, detect: (text) => find(text).slice(0, 1) },
    red: 'it finds what it should: two of them',
  },
  'finds something everywhere': {
    wrong: {
      ...right,
      detect: (text) => [
        ...find(text),
        ...(text.length > 4
          ? [{ category: 'toast/x', span: { start: 0, end: 1 }, confidence: 1, detector: right.id }]
          : []),
      ],
    },
    red: 'it finds what it should: none',
  },
  'takes what looks alike': {
    wrong: {
      ...right,
      detect: (text) =>
        [...text.matchAll(/T-(\d{3})/g)].map(({ index }) => ({
          category: 'toast/number',
          span: { start: index + 2, end: index + 5 },
          confidence: 1,
          detector: right.id,
        })),
    },
    red: 'it leaves alone what it must not flag',
  },
  'looks farther than it says': {
    wrong: { ...right, window: 3, detect: (text) => (text.includes('now') ? find(text) : []) },
    red: 'it looks no farther than the window that it declares',
  },
  'finds more than its window': {
    wrong: { ...right, window: 2 },
    red: 'it looks no farther than the window that it declares',
  },
  'has a window that is none': {
    wrong: { ...right, window: -1 },
    red: 'its outline is that of a detector',
  },
  'takes for settled what it finds later': {
    wrong: {
      ...right,
      detect: (text) => (text.includes('now') ? find(text) : []),
      settled: (text) => text.length,
    },
    red: 'what it says is settled stays so, whatever is written next',
  },
  'says that more is settled than there is': {
    wrong: { ...right, settled: (text) => text.length + 1 },
    red: 'what it says is settled stays so, whatever is written next',
  },
  'invents a category': {
    wrong: changed(() => ({ category: 'bread/number' })),
    red: 'every finding is of a category that it declares',
  },
  'points past the end': {
    wrong: changed((_, text) => ({ span: { start: 0, end: text.length + 1 } })),
    red: 'every finding has a place of whole characters, and a confidence',
  },
  'is surer than sure': {
    wrong: changed(() => ({ confidence: 1.1 })),
    red: 'every finding has a place of whole characters, and a confidence',
  },
  'names somebody else': {
    wrong: changed(() => ({ detector: 'other/toast' })),
    red: 'every finding names it as its detector',
  },
  'counts characters': {
    wrong: changed(({ span }, text) => ({
      span: {
        start: [...text.slice(0, span.start)].length,
        end: [...text.slice(0, span.end)].length,
      },
    })),
    red: 'places count UTF-16 units, whatever stands before',
  },
  'keeps its place between texts': {
    wrong: {
      ...right,
      detect(text) {
        const { index } = sticky.exec(text) ?? {}
        if (index === undefined) return []
        const span = { start: index + 2, end: index + 5 }
        return [{ category: 'toast/number', span, confidence: 1, detector: right.id }]
      },
    },
    red: 'the same text gives the same findings, whatever was asked between',
  },
  'takes its confidence from chance': {
    wrong: changed(() => ({ confidence: Math.random() })),
    red: 'the same text gives the same findings, whatever was asked between',
  },
  'writes into its settings': {
    wrong: {
      ...right,
      detect(text, { settings }) {
        asked += 1
        Object.assign(settings as object, { asked })
        return find(text)
      },
    },
    red: 'it leaves its settings as they are',
  },
  'throws on nothing': {
    wrong: {
      ...right,
      detect(text) {
        if (text === '') throw new TypeError('nothing to read')
        return find(text)
      },
    },
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
  'gives up on long texts': {
    wrong: {
      ...right,
      detect(text) {
        if (text.length > 1500) throw new RangeError('too long')
        return find(text)
      },
    },
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
}

describe('the suite of detectors', () => {
  proveSuite(detectorSuite, { right, options, faults })

  it('passes one that keeps to its window', async () => {
    const checks = checksOf(detectorSuite, { ...right, window: 8 }, options)
    const name = 'it looks no farther than the window that it declares'
    expect(await problemsOf(checks, name)).toBe('')
  })

  it('passes one that says what of a text is settled', async () => {
    const settled = (text: string) => Math.max(0, text.length - 8)
    const checks = checksOf(detectorSuite, { ...right, settled }, options)
    const name = 'what it says is settled stays so, whatever is written next'
    expect(await problemsOf(checks, name)).toBe('')
  })

  it.each<[string, Partial<DetectorSuiteOptions>, string]>([
    ['no case', { cases: [] }, 'There is no case'],
    [
      'only quiet cases',
      { cases: [{ name: 'a', text: 'b', finds: [] }] },
      'finds nothing would pass',
    ],
    ['nothing to leave alone', { mustNotFlag: [] }, 'mustNotFlag'],
    [
      'a finding that the text does not hold',
      { cases: [{ name: 'a', text: 'b', finds: [{ category: 'toast/x', text: 'c' }] }] },
      'does not hold',
    ],
    [
      'an unknown key',
      { cases: [{ name: 'a', text: 'b', find: [] } as never] },
      'unknown key find. Did you mean finds?',
    ],
    ['a case that asserts nothing', { cases: [{ name: 'a', text: 'b' }] }, 'asserts nothing'],
    [
      'two cases of one text',
      {
        cases: [
          { name: 'a', text: 'b', finds: [] },
          { name: 'c', text: 'b', finds: [] },
        ],
      },
      'gives the same as case 1',
    ],
  ])('does not trust %s', async (_, change, said) => {
    const checks = checksOf(detectorSuite, right, { ...options, ...change })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
