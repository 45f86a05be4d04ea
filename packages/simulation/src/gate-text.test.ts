import type { ContentCheck, Gate, GateTest } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { gateText } from './gate-text.ts'

const gateOf = (...tests: readonly GateTest[]): Gate => ({
  id: 'a/gate',
  title: 'What holds',
  threshold: 0.8,
  checks: tests.map((test, index) => ({ id: `c${index}`, required: index === 0, test })),
})
const content = (check: ContentCheck): GateTest => ({ kind: 'content', check })

describe('what a gate checks, said to whoever writes', () => {
  it.each<[ContentCheck, string]>([
    [
      { kind: 'section', heading: 'Findings', minWords: 3 },
      'a section "Findings" with at least 3 words beneath its heading',
    ],
    [{ kind: 'contains', phrase: 'by hand' }, 'the text has "by hand"'],
    [{ kind: 'lacks', phrase: '<!--' }, 'the text does not have "<!--"'],
    [{ kind: 'words', atLeast: 1, atMost: Number.MAX_SAFE_INTEGER }, 'at least 1 word'],
    [{ kind: 'words', atLeast: 0, atMost: 400 }, 'at most 400 words'],
    [
      { kind: 'traces', artifact: 'brief', of: 'demands', heading: 'Matrix', atLeast: 0.8 },
      'at least 80 % of the statements of brief that bind are cited as [artifact:line] in the section "Matrix"',
    ],
    [
      { kind: 'cites', artifact: undefined, heading: undefined, atLeast: 0.955 },
      'at least 95.5 % of the paragraphs, items and rows cite what you are given as [artifact:line]',
    ],
    [
      { kind: 'shorter', than: 'note', heading: 'Summary', atMost: 0.5 },
      'at most 50 % as many words as note has in the section "Summary"',
    ],
    [
      { kind: 'distinct', heading: 'Rows', atLeast: 1 },
      'at least 100 % of the paragraphs, items and rows in the section "Rows" repeat no other',
    ],
  ])('names the check %j', (check, said) => {
    expect(gateText(gateOf(content(check)))).toContain(`\n- required: ${said}`)
  })

  it('names scorers, validators and what the persona promised', () => {
    const text = gateText(
      gateOf(
        { kind: 'scorer', scorer: 'a/clarity', atLeast: 0.5 },
        { kind: 'validator', validator: 'a/form' },
        { kind: 'persona', component: 'expected_output' },
        { kind: 'persona', component: 'constraints' },
      ),
    )
    expect(text.split('\n')).toEqual([
      'What you write has to pass the gate "What holds": every required check holds, and on average they reach 80 %. It checks:',
      '- required: the scorer a/clarity gives at least 50 %',
      '- the validator a/form finds no error',
      '- each of your expected outputs is a section of that name with content',
      '- each of your constraints that a machine checks is kept',
    ])
  })

  it('says how to cite only where citations are looked for', () => {
    const check = { kind: 'cites', artifact: undefined, heading: undefined, atLeast: 1 } as const
    expect(gateText(gateOf(content(check)))).toContain('lines counted from 1')
    expect(gateText(gateOf(content({ kind: 'lacks', phrase: 'x' })))).not.toContain('citation')
  })

  it('says what gates of lower layers add, and the strictest threshold', () => {
    const also = [{ ...gateOf(content({ kind: 'contains', phrase: 'signed' })), threshold: 0.9 }]
    const text = gateText({ ...gateOf(content({ kind: 'lacks', phrase: 'x' })), also })
    expect(text).toContain('the text has "signed"')
    expect(text).toContain('reach 90 %')
  })
})
