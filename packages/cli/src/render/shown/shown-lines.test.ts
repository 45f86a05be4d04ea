import type { Rule } from '@fcc/contracts'
import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../io/lay-out.ts'
import type { ShownConstitution } from '../../showing/shown-constitution.ts'
import type { ShownWorkflow } from '../../showing/shown-workflow.ts'
import { constitutionLines } from './constitution-lines.ts'
import { gateCheckText } from './content-check-text.ts'
import { labelledLines } from './labelled-lines.ts'
import { workflowLines } from './workflow-lines.ts'

const paint = colors.createColors(false)
const ESCAPE = '\u001b[2J'

describe('labelled lines', () => {
  it('have names on the left, wrapped text on the right, and nothing for what says nothing', () => {
    const lines = layOut(
      labelledLines(
        [
          ['Role', 'word '.repeat(30)],
          ['Empty', ''],
          ['Inputs', ['one', 'two']],
        ],
        { paint },
      ),
    )
    expect(lines[0]).toMatch(/^ {2}Role {4}word/)
    expect(lines[1]).toMatch(/^ {10}word/)
    expect(lines.slice(-2)).toEqual(['  Inputs  – one', '          – two'])
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(90)
  })
})

describe('what comes from code of third parties', () => {
  const rule: Rule = {
    id: `acme/${ESCAPE}`,
    tier: 'mandatory',
    at: ['handoff'],
    when: `labels == ['${ESCAPE}']`,
    remedy: 'require_approval',
    approvableBy: ['matron'],
    waivableBy: [],
    cites: [ESCAPE],
    ifMissing: 'deny',
  }
  const constitution: ShownConstitution = {
    id: `acme/${ESCAPE}`,
    title: ESCAPE,
    layer: 'tenant',
    origin: undefined,
    tiers: [
      { tier: 'mandatory', places: [{ at: rule.at, rules: [{ ...rule, waivableHere: [] }] }] },
    ],
    permits: [{ id: ESCAPE, at: ['egress'], when: 'true', cites: [] }],
    separations: [{ id: ESCAPE, duties: [ESCAPE], say: ESCAPE, cites: [] }],
    retention: [{ records: 'runs', keepDays: 30, cites: [ESCAPE] }],
  }
  const workflow: ShownWorkflow = {
    workflow: {
      id: `acme/${ESCAPE}`,
      title: ESCAPE,
      start: ESCAPE,
      nodes: [],
      edges: [{ from: ESCAPE, to: ESCAPE, kind: 'handoff', carries: [ESCAPE], atMost: 1 }],
    },
    origin: { pluginId: ESCAPE, kind: 'plugin', file: ESCAPE },
    nodes: [
      {
        id: ESCAPE,
        persona: `acme/${ESCAPE}`,
        personaName: ESCAPE,
        actor: 'human',
        conditions: {},
        inner: undefined,
        actedBy: ESCAPE,
        produces: [ESCAPE],
        mayProduce: [ESCAPE],
        gate: {
          id: `acme/${ESCAPE}`,
          on: ESCAPE,
          title: ESCAPE,
          threshold: 1,
          checks: [
            {
              id: ESCAPE,
              required: true,
              test: { kind: 'content', check: { kind: 'contains', phrase: ESCAPE } },
            },
          ],
        },
      },
    ],
    scenarios: [ESCAPE],
  }

  it.each([
    ['a constitution', () => constitutionLines(constitution, paint)],
    ['a workflow', () => workflowLines(workflow, paint)],
  ])('moves no cursor in %s', (_, lines) => {
    expect(layOut(lines()).join('')).toContain('\\u{1b}[2J')
    expect(layOut(lines()).join('')).not.toContain('\u001b')
  })

  it('says who may approve and that nobody may waive', () => {
    const lines = layOut(constitutionLines(constitution, paint)).join('\n')
    expect(lines).toMatch(/Remedy +approval by matron/)
    expect(lines).toMatch(/Waived by +nobody/)
    expect(lines).toMatch(/runs\n +Kept for +30 days\n/)
    expect(lines).toMatch(/A fact missing +forbids too/)
  })
})

describe('a check of a gate, in words,', () => {
  it.each([
    [{ kind: 'scorer', scorer: 'acme/ease', atLeast: 0.5 }, 'scorer ease, at least 0.50'],
    [{ kind: 'validator', validator: 'acme/codes' }, 'validator codes finds no error'],
    [{ kind: 'persona', component: 'constraints' }, "the persona's constraints are kept"],
    [
      { kind: 'content', check: { kind: 'words', atLeast: 3, atMost: Number.MAX_SAFE_INTEGER } },
      '3 words or more',
    ],
    [{ kind: 'content', check: { kind: 'lacks', phrase: 'x' } }, 'it does not say “x”'],
    [
      {
        kind: 'content',
        check: {
          kind: 'traces',
          artifact: undefined,
          of: 'demands',
          heading: 'Plan',
          atLeast: 0.8,
        },
      },
      '80 % or more of the demands of the sources are cited under “Plan”',
    ],
    [
      {
        kind: 'content',
        check: { kind: 'cites', artifact: 'brief', heading: undefined, atLeast: 1 },
      },
      'all of what is said cites brief',
    ],
    [
      {
        kind: 'content',
        check: { kind: 'shorter', than: undefined, heading: 'Plan', atMost: 0.6 },
      },
      '60 % or less of the words of the sources under “Plan”',
    ],
    [
      { kind: 'content', check: { kind: 'distinct', heading: 'Plan', atLeast: 0.9 } },
      '90 % or more of what is said under “Plan” repeats nothing',
    ],
  ] as const)('%j', (test, words) => {
    expect(gateCheckText({ id: 'c', required: false, test })).toBe(words)
    expect(gateCheckText({ id: 'c', required: true, test })).toBe(`${words}, required`)
  })
})
