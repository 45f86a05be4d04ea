import { expect, it } from 'vitest'
import { drawRecording, wrapped } from './draw-recording.ts'

const texts = { title: 'A title', alt: 'In words' }

it('lines appear in the order and with the shares of time in which they came', () => {
  const svg = drawRecording(
    [
      { at: 0, text: 'first <one>' },
      { at: 50, text: 'second' },
      { at: 100, text: 'third' },
    ],
    texts,
  )
  expect([...svg.matchAll(/animation-delay:([\d.]+)s/g)].map(([, delay]) => Number(delay))).toEqual(
    [0, 4.5, 9],
  )
  expect(svg).toContain('first &lt;one&gt;')
})

it('a long line breaks at words under its own indent, and loses none', () => {
  const lines = wrapped('    one two three four five', 16)
  expect(lines.map((line) => line.length <= 16)).toEqual(lines.map(() => true))
  expect(lines.every((line) => line.startsWith('    '))).toBe(true)
  expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual([
    'one',
    'two',
    'three',
    'four',
    'five',
  ])
})

it('a word that is longer than the window is cut and kept', () => {
  expect(wrapped('x'.repeat(25), 10).join('')).toBe('x'.repeat(25))
})
