import { gates, scorers } from '@fcc/contracts'
import { definePlugin, defineService, type Plugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { describe, expect, it } from 'vitest'
import type { GivenPlugin } from '../runtime.ts'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, openRuntime } from '../testing/test-runtime.test-support.ts'

/** How many words a text may have. */
interface WordLimit {
  limit(): number
}

const wordLimit = defineService<WordLimit>({ id: 'word-limit', version: '1.2.0' })
const laterWordLimit = defineService<WordLimit>({ id: 'word-limit', version: '2.0.0' })

const limiting = (limit: number) =>
  given(
    definePlugin({
      id: 'limits',
      provides: [wordLimit],
      setup: ({ provide }) => provide(wordLimit, { limit: () => limit }),
    }),
  )

const scorerOf = (limit: WordLimit | undefined) => ({
  id: 'brevity/short',
  title: 'Short enough',
  score: ({ text }: { readonly text: string }) => ({
    kind: 'scored' as const,
    value: text.split(' ').length <= (limit?.limit() ?? 1) ? 1 : 0,
    reason: 'words were counted',
  }),
})

function brevity(asks: 'needs' | 'needs later' | 'may have'): Plugin {
  const gate = {
    id: 'brevity/brief',
    title: 'Brief',
    threshold: 1,
    checks: [
      {
        id: 'short',
        weight: 1,
        required: true,
        test: { kind: 'scorer' as const, scorer: 'short', atLeast: 1 },
      },
    ],
  }
  if (asks === 'may have') {
    return definePlugin({
      id: 'brevity',
      optional: { words: wordLimit },
      setup({ needs, contribute }) {
        contribute(scorers, scorerOf(needs.words))
        contribute(gates, gate)
      },
    })
  }
  return definePlugin({
    id: 'brevity',
    needs: { words: asks === 'needs' ? wordLimit : laterWordLimit },
    setup({ needs, contribute }) {
      contribute(scorers, scorerOf(needs.words))
      contribute(gates, gate)
    },
  })
}

const scenario = `
scenario: brief
title: Brief
purposes: [drafting]
input: { note: { type: text } }
workflow: write
outcomes: { written: { gate: brief } }
`

/** As an installed package says of itself what it contributes. */
function declared(plugin: Plugin): GivenPlugin {
  const found = deriveManifest(plugin)
  const contributes = { scorers: ['brevity/short'], gates: ['brevity/brief'] }
  return {
    plugin,
    found: { ...found, declared: true, manifest: { ...found.manifest, contributes } },
  }
}

/** A tenant's session, and how the scenario of `brief` ends for each number of words. */
async function tryRuntime(plugins: readonly GivenPlugin[]) {
  const runtime = await openRuntime({
    plugins: [sample({ documents: scenario }), ...plugins],
    tenants: { riverside: {} },
  })
  const session = runtime.tenant('riverside').as(ada)
  const outcomeOf = async (note: string) =>
    (await (await session.start('brief', { note })).finished()).state
  return { runtime, session, outcomeOf }
}

describe('a service between plugins', () => {
  it('reaches whoever needs it, at work too, in whatever order they were given', async () => {
    for (const plugins of [
      [limiting(2), declared(brevity('needs'))],
      [declared(brevity('needs')), limiting(2)],
    ]) {
      const { outcomeOf } = await tryRuntime(plugins)
      expect([await outcomeOf('two words'), await outcomeOf('now there are four')]).toEqual([
        'completed',
        'rejected',
      ])
    }
  })

  it('is missed by who needs it: that plugin is skipped, what builds on it left out, the rest works', async () => {
    const { runtime, session } = await tryRuntime([declared(brevity('needs'))])
    const [summary] = runtime.tenants.list()
    expect(summary?.state).toBe('ready')
    const found = (summary?.diagnostics ?? []).map(({ code, pluginId }) => `${pluginId} ${code}`)
    expect(found).toContain('brevity FCC_PLAN_MISSING_NEED')
    expect(found).toContain('sample FCC_LINK_UNKNOWN_REFERENCE')
    await expect(session.start('brief', { note: 'x' })).rejects.toMatchObject({
      code: 'FCC_SCENARIO_UNKNOWN',
    })
    expect((await (await session.start('write', { note: 'x' })).finished()).state).toBe('completed')
  })

  it('is not given in a version that was not asked for, and the letter says both', async () => {
    const { runtime } = await tryRuntime([limiting(2), declared(brevity('needs later'))])
    const refused = runtime.tenants
      .list()[0]
      ?.diagnostics.find(({ pluginId }) => pluginId === 'brevity')
    expect(refused?.why).toContain('^2.0.0')
    expect(refused?.why).toContain('1.2.0')
  })

  it('that is optional changes what it can, and nothing breaks without it', async () => {
    const alone = await tryRuntime([declared(brevity('may have'))])
    expect(await alone.outcomeOf('two words')).toBe('rejected')
    const together = await tryRuntime([limiting(2), declared(brevity('may have'))])
    expect(await together.outcomeOf('two words')).toBe('completed')
  })

  it('is that of the tenant’s own plugins: one that left the provider out does not get it', async () => {
    const runtime = await openRuntime({
      plugins: [sample({ documents: scenario }), limiting(2), declared(brevity('may have'))],
      tenants: {
        all: { plugins: ['sample', 'limits', 'brevity'] },
        some: { plugins: ['sample', 'brevity'] },
      },
    })
    const states: string[] = []
    for (const tenant of ['all', 'some']) {
      const run = await runtime.tenant(tenant).as(ada).start('brief', { note: 'two words' })
      states.push((await run.finished()).state)
    }
    expect(states).toEqual(['completed', 'rejected'])
    expect(runtime.assemblies).toHaveLength(2)
  })
})
