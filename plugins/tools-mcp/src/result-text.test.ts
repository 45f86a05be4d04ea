import { describe, expect, it } from 'vitest'
import { resultText } from './result-text.ts'

const text = (words: string) => ({ type: 'text' as const, text: words })

describe('what a tool answered, for a model', () => {
  it('is its texts, line by line', () => {
    expect(resultText({ content: [text('one'), text('two')] })).toBe('one\ntwo')
  })

  it('is its structured content where there is no text', () => {
    expect(resultText({ content: [], structuredContent: { beds: 4 } })).toBe('{"beds":4}')
  })

  it('names what is no text, and leaves it out', () => {
    const image = { type: 'image' as const, data: 'AAAA', mimeType: 'image/png' }
    expect(resultText({ content: [image] })).toBe(
      '(a part that is no text, of type image, was left out)',
    )
  })

  it('says that the tool failed', () => {
    expect(resultText({ content: [text('no such bed')], isError: true })).toBe(
      'The tool failed:\nno such bed',
    )
  })
})
