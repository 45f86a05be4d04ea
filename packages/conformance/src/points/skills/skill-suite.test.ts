import type { FactNamespace, Skill, SkillResult } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, redChecks, SMALL } from '../suite/red-checks.test-support.ts'
import type { SkillCase } from './skill-case.ts'
import { type SkillSuiteOptions, skillSuite } from './skill-suite.ts'

const facts: FactNamespace = {
  id: 'acme/toast',
  namespace: 'toast',
  title: 'Toast',
  facts: {
    colour: { type: 'string', description: 'Colour.', values: ['light', 'dark'] },
    note: { type: 'string', description: 'Anything.' },
  },
  lowestLayer: 'vertical',
}
const refusal = (why = 'There is no bread.') =>
  new FccError({ code: 'FCC_TOAST_NO_BREAD', why, fix: 'Bring some bread.' })

function toast(bread = ''): SkillResult {
  if (!bread.includes('bread')) throw refusal()
  return {
    artifacts: { toast: bread.toUpperCase() },
    measures: { slices: bread.split('bread').length - 1 },
    facts: { 'toast.colour': 'light' },
  }
}

const right: Skill = {
  id: 'acme/toast',
  title: 'Toast',
  says: '{slices} slices',
  input: ['loaf'],
  output: ['toast'],
  run: ({ artifacts }) => toast(artifacts.loaf?.text),
}
const options: SkillSuiteOptions = {
  cases: [
    {
      name: 'two slices',
      artifacts: { loaf: 'bread, bread' },
      makes: { toast: { includes: ['BREAD'], lacks: ['bread'] } },
      measures: { slices: 2 },
      facts: { 'toast.colour': 'light' },
    },
    { name: 'a stone', artifacts: { loaf: 'stone' }, refuses: 'FCC_TOAST_NO_BREAD' },
  ],
  facts: [facts],
  limits: SMALL,
}
const running = (run: (loaf: string) => unknown): Skill => ({
  ...right,
  run: async ({ artifacts }) => (await run(artifacts.loaf?.text ?? '')) as SkillResult,
})
const making = (change: (loaf: string) => object) =>
  running((loaf) => ({ ...toast(loaf), ...change(loaf) }))

const faults: Readonly<Record<string, { readonly wrong: Skill; readonly red: string }>> = {
  'makes nothing by its own word': {
    wrong: { ...right, output: [] },
    red: 'its outline is that of a skill',
  },
  'names an input twice': {
    wrong: { ...right, input: ['loaf', 'loaf'] },
    red: 'its outline is that of a skill',
  },
  'leaves the bread as it is': {
    wrong: making((loaf) => ({ artifacts: { toast: loaf } })),
    red: 'it does what it should: two slices',
  },
  'takes a stone': {
    wrong: running((loaf) => toast(`${loaf} bread`)),
    red: 'it does what it should: a stone',
  },
  miscounts: {
    wrong: making(() => ({ measures: { slices: 3 } })),
    red: 'it does what it should: two slices',
  },
  'makes more than it says': {
    wrong: making((loaf) => ({ artifacts: { toast: loaf.toUpperCase(), crumbs: '.' } })),
    red: 'it makes the artifacts that it declares, and none that no case names',
  },
  'makes less than it says': {
    wrong: making(() => ({ artifacts: {} })),
    red: 'it makes the artifacts that it declares, and none that no case names',
  },
  'makes half a character': {
    wrong: making(() => ({ artifacts: { toast: 'BREAD\ud83d' } })),
    red: 'it makes the artifacts that it declares, and none that no case names',
  },
  'has a sentence without its measure': {
    wrong: making(() => ({ measures: {} })),
    red: 'its measures are numbers, and its sentence finds them',
  },
  'has a word for a count that it does not give': {
    wrong: { ...right, says: '{slices} slices of {loaves|loaf|loaves}' },
    red: 'its measures are numbers, and its sentence finds them',
  },
  'measures in words': {
    wrong: making((loaf) => ({ measures: { slices: loaf } })),
    red: 'its measures are numbers, and its sentence finds them',
  },
  'sets a fact of another plugin': {
    wrong: making(() => ({ facts: { 'toast.colour': 'light', 'clock.hour': 1 } })),
    red: 'it sets only facts that its plugin declares',
  },
  'hides content in a fact': {
    wrong: making((loaf) => ({ facts: { 'toast.colour': 'light', 'toast.note': loaf } })),
    red: 'it sets only facts that its plugin declares',
  },
  'stamps its work': {
    wrong: making((loaf) => ({ artifacts: { toast: `${loaf.toUpperCase()} ${Date.now()}` } })),
    red: 'the same input gives the same bytes, whatever was asked between',
  },
  'eats its input': {
    wrong: {
      ...right,
      run({ artifacts }) {
        const loaf = artifacts.loaf?.text
        Object.assign(artifacts, { loaf: undefined })
        return toast(loaf)
      },
    },
    red: 'it leaves its input and its settings as they are',
  },
  'quotes what it refuses': {
    wrong: running((loaf) => {
      if (!loaf.includes('bread')) throw refusal(`This is no bread: ${loaf}`)
      return toast(loaf)
    }),
    red: 'what it refuses with quotes nothing of the input',
  },
  'throws whatever comes': {
    wrong: running((loaf) => {
      if (loaf === 'stone') throw refusal()
      if (!loaf.includes('bread')) throw new TypeError('no bread')
      return toast(loaf)
    }),
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
  'reaches outside without an answer in the case': {
    wrong: {
      ...right,
      run: async ({ artifacts }, { activity }) => {
        await activity('bake', {}, async () => 'baked')
        return toast(artifacts.loaf?.text)
      },
    },
    red: 'it does what it should: two slices',
  },
}

describe('the suite of skills', () => {
  proveSuite(skillSuite, { right, options, faults })

  it('says where the line is that threw without a code', async () => {
    const broken = running(() => {
      throw new Error('boom')
    })
    const said = await problemsOf(
      checksOf(skillSuite, broken, options),
      'it does what it should: two slices',
    )
    expect(said).toMatch(/It threw no typed error: boom \(thrown at .*skill-suite\.test\.ts:\d+/)
  })

  it('answers activities from the case and never reaches outside', async () => {
    const baker: Skill = {
      ...right,
      run: async ({ artifacts }, { activity }) => {
        const colour = await activity('bake', {}, () =>
          Promise.reject(new Error('reached outside')),
        )
        return { ...toast(artifacts.loaf?.text), facts: { 'toast.colour': colour as string } }
      },
    }
    const [first, second] = options.cases
    const cases = [
      { ...first, activities: { bake: 'dark' }, facts: { 'toast.colour': 'dark' } },
      { ...second, activities: { bake: 'dark' } },
    ] as readonly SkillCase[]
    expect(await redChecks(checksOf(skillSuite, baker, { ...options, cases }))).toEqual([])
  })

  it.each<[string, readonly SkillCase[], string]>([
    [
      'outputs that nobody looks at',
      [{ name: 'a', artifacts: { loaf: 'bread' }, measures: { slices: 1 } }],
      'No case looks at toast',
    ],
    [
      'inputs that are left out',
      [{ name: 'a', artifacts: { stone: 'b' }, makes: { toast: 'B' } }],
      'leaves out the artifact loaf',
    ],
    [
      'a refusal with a result',
      [{ name: 'a', artifacts: { loaf: 'b' }, refuses: 'FCC_X_Y', makes: { toast: 'B' } }],
      'a refusal and a result',
    ],
    [
      'an expectation that holds of every text',
      [{ name: 'a', artifacts: { loaf: 'b' }, makes: { toast: {} } }],
      'has a makes that is not',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(skillSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
