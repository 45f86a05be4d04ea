import { expect, test } from 'vitest'
import * as contracts from './index.ts'

/** Every token of a kind that this package exports. */
function exported(kind: string): readonly unknown[] {
  return Object.values(contracts).filter(
    (value) => typeof value === 'object' && value !== null && Reflect.get(value, '~kind') === kind,
  )
}

test('every point and hook that is exported is one that a host starts with', () => {
  expect(new Set(contracts.DOMAIN_POINTS)).toEqual(new Set(exported('fcc.point')))
  expect(new Set(contracts.DOMAIN_HOOKS)).toEqual(new Set(exported('fcc.hook')))
  expect(exported('fcc.point').length).toBeGreaterThan(10)
})

/** A rule as plain JavaScript may write it, with one word that is none of those allowed. */
const rule = {
  id: 'a/b',
  tier: 'mandatory',
  at: ['output'],
  waivableBy: [],
  cites: [],
  ifMissing: 'deny',
}
const constitutionOf = (change: object) => ({
  id: 'acme/a',
  title: 'A',
  rules: [{ ...rule, ...change }],
  permits: [],
  separations: [],
})

test.each<[string, contracts.Constitution | object, readonly string[]]>([
  [
    'constitutions',
    constitutionOf({ remedy: 'redcat' }),
    ['rules.0.remedy', 'redact, require_approval, got "redcat"'],
  ],
  [
    'constitutions',
    constitutionOf({ tier: 'hard' }),
    ['rules.0.tier', 'hard_stop, mandatory, preferred, got "hard"'],
  ],
  ['constitutions', constitutionOf({ at: ['exit'] }), ['rules.0.at.0', 'run_input,', 'got "exit"']],
  [
    'gates',
    { id: 'a/b', title: 'A', checks: [{ id: 'c', test: { kind: 'scoerr' } }] },
    ['checks.0.test.kind', 'scorer, validator, content, persona, got "scoerr"'],
  ],
  [
    'gates',
    {
      id: 'a/b',
      title: 'A',
      checks: [{ id: 'c', test: { kind: 'content', check: { kind: 'has' } } }],
    },
    ['checks.0.test.check.kind', 'section, contains,'],
  ],
  [
    'providers',
    {
      id: 'a/b',
      title: 'A',
      deterministic: true,
      attributes: { location: 'cloud' },
      generate: () => undefined,
    },
    ['attributes.location', 'in-process, loopback, remote, got "cloud"'],
  ],
  [
    'templates',
    { id: 'a/b', title: 'A', mediaType: 'text/word', text: 'x' },
    ['mediaType', 'text/markdown', 'got "text/word"'],
  ],
  [
    'scenarios',
    {
      id: 'a/b',
      title: 'A',
      purposes: [],
      workflow: 'w',
      outcomes: {},
      inputs: { note: { mediaType: 'text/plain', kind: 'clinic' } },
    },
    ['inputs.note.kind', 'clinical, document,'],
  ],
  [
    'workflows',
    { id: 'a/b', title: 'A', start: 's', edges: [], nodes: [{ actor: { kind: 'robot' } }] },
    ['nodes.0.actor.kind', 'skill, model, human, workflow, got "robot"'],
  ],
  [
    'workflows',
    { id: 'a/b', title: 'A', start: 's', nodes: [], edges: [{ kind: 'back' }] },
    ['edges.0.kind', 'handoff, feedback,'],
  ],
])(
  'a word that %s do not know is refused with its place and those that they know',
  async (id, value, said) => {
    const point = contracts.DOMAIN_POINTS.find((each) => each.id === id)
    const { issues = [] } = (await point?.schema?.['~standard'].validate(value)) ?? {}
    expect(issues).toHaveLength(1)
    const [issue] = issues
    const told = `${(issue?.path ?? []).join('.')} ${issue?.message}`
    for (const part of said) expect(told).toContain(part)
  },
)
