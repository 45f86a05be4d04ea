import {
  constitutions,
  personas,
  plainText,
  promptCompose,
  textAnswer,
  textPart,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import {
  contributing,
  given,
  personaYaml,
  type SampleParts,
  sample,
} from '../testing/sample-plugin.test-support.ts'
import { ada, openRuntime, openSession } from '../testing/test-runtime.test-support.ts'

const answering =
  (asked: string[]): NonNullable<SampleParts['generate']> =>
  ({ messages }) => {
    const parts = messages.flatMap((message) => message.parts)
    const form = parts.find((part) => part.kind === 'text' && part.source === 'form')
    const name = form?.kind === 'text' ? form.name : 'no form'
    asked.push(`${messages.map(plainText).join('\n')}\n${name}`)
    return textAnswer('fine', { model: 'm', usage: { inputTokens: 3, outputTokens: 4 } })
  }

describe('a hook on prompts', () => {
  const appending = (text: string) =>
    given(
      definePlugin({
        id: 'appending',
        setup({ tap }) {
          tap(promptCompose, (prompt) => ({ ...prompt, user: [...prompt.user, textPart(text)] }))
        },
      }),
    )

  it('changes what a model is asked, and governance looks at what it left', async () => {
    const asked: string[] = []
    const strict = contributing(
      'strict',
      `constitution: s
title: S
rules: [{ id: stop, tier: hard_stop, at: [prompt], when: "findings.exists(f, f.category == 'secret/nuclear')" }]`,
    )
    const kind = await openSession({
      plugins: [sample({ generate: answering(asked) }), strict, appending('Be kind.')],
    })
    const run = await (await kind.start('asked', { note: 'x' })).finished()
    expect(run.state).toBe('completed')
    expect(asked[0]).toContain('Be kind.')
    const unkind = await openSession({
      plugins: [sample({ generate: answering(asked) }), strict, appending('NUCLEAR codes')],
    })
    const halted = await (await unkind.start('asked', { note: 'x' })).finished()
    expect(halted).toMatchObject({ state: 'halted', reasons: [{ id: 's/stop', at: 'prompt' }] })
    expect(asked).toHaveLength(1)
  })
})

describe('a template', () => {
  const forms = `
template: letter
title: Letter
text: "Dear {{note}}"
---
workflow: lettered
start: ask
nodes:
  - { id: ask, persona: WR, action: document, template: letter, produces: answer }
---
scenario: lettered
title: Lettered
purposes: [drafting]
input: { note: { type: text } }
workflow: lettered
`
  it('is replaced by one that says so, also from another plugin', async () => {
    const asked: string[] = []
    const plain = sample({ generate: answering(asked), documents: forms })
    const other = contributing(
      'house-style',
      'template: letter\ntitle: Ours\ntext: "Good day {{note}}"\nreplaces: sample/letter',
    )
    for (const plugins of [[plain], [plain, other]]) {
      const session = await openSession({ plugins })
      await (await session.start('lettered', { note: 'Ada' })).finished()
    }
    expect(asked[0]).toContain('Dear Ada')
    expect(asked[0]).toContain('sample/letter')
    expect(asked[1]).toContain('Good day Ada')
    expect(asked[1]).toContain('house-style/letter')
  })
})

describe('assemblies', () => {
  it('are shared by tenants with equal plugins: each is started once, with no tenant in it', async () => {
    let setups = 0
    const seen = new Set<string>()
    const plugin = sample({
      onSetup: () => {
        setups += 1
      },
      write: (_input, { settings, tenant }) => {
        seen.add(`${tenant.id} ${settings.suffix}`)
        return { artifacts: { written: 'x' } }
      },
    })
    const runtime = await openRuntime({
      plugins: [plugin],
      tenants: {
        a: { settings: { sample: { suffix: '1' } } },
        b: { settings: { sample: { suffix: '2' } } },
      },
    })
    expect(runtime.assemblies).toHaveLength(1)
    const [a, b] = ['a', 'b'].map((id) => runtime.tenant(id).model)
    expect(a?.catalogue).toBe(b?.catalogue)
    expect(a?.governance).toBe(b?.governance)
    await Promise.all(
      ['a', 'b'].map(async (id) =>
        (await runtime.tenant(id).as(ada).start('write', { note: 'x' })).finished(),
      ),
    )
    expect([...seen].sort()).toEqual(['a 1', 'b 2'])
    // Once for the host's scope and once for the assembly.
    expect(setups).toBe(2)
  })
})

describe('compiled catalogues', () => {
  it('are shared by tenants with the same files, and by no others', async () => {
    const [first, second] = ['AA', 'BB'].map((code) =>
      ownDocuments({ 'own.yaml': personaYaml(code) }),
    )
    const of = (folder: string | undefined) => ({
      personas: { sources: [folder ?? ''], includeCore: true },
    })
    const runtime = await openRuntime({
      plugins: [sample()],
      tenants: { plain: {}, one: of(first), same: of(first), other: of(second) },
    })
    const catalogueOf = (id: string) => runtime.tenant(id).model.catalogue
    const codesOf = (id: string) =>
      catalogueOf(id)
        .all(personas)
        .map(({ value }) => value.code)
    expect(catalogueOf('one')).toBe(catalogueOf('same'))
    expect(new Set(['plain', 'one', 'other'].map(catalogueOf)).size).toBe(3)
    expect([codesOf('plain'), codesOf('one'), codesOf('other')]).toEqual([
      expect.not.arrayContaining(['AA', 'BB']),
      expect.arrayContaining(['AA']),
      expect.arrayContaining(['BB']),
    ])
    expect(codesOf('one')).not.toContain('BB')
  })
})

describe('two plugins of the same gate', () => {
  it('leave no doubt which one a bare name in a predicate means', async () => {
    const constitution = (id: string, gate: string) =>
      contributing(
        id,
        `constitution: c
title: C
permits: [{ id: p, at: [declassify], label: secret, when: "'${gate}' in gates.passed" }]`,
      )
    const other = contributing(
      'other',
      'gate: not-empty\ntitle: Other\nthreshold: 1\nchecks: [{ scorer: sample/length }]',
    )
    const ambiguous = await openRuntime({
      plugins: [sample(), other, constitution('third', 'not-empty')],
    })
    expect(ambiguous.tenants.list()[0]?.diagnostics.map(({ code }) => code)).toContain(
      'FCC_CONSTITUTION_AMBIGUOUS_GATE',
    )
    const whole = await openRuntime({
      plugins: [sample(), other, constitution('third', 'sample/not-empty')],
    })
    expect(whole.tenants.list()[0]?.state).toBe('ready')
    const { catalogue } = whole.tenant('riverside').model
    expect(catalogue.find(constitutions, 'third/c')).toBeDefined()
  })
})
