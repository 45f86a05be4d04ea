import { runChecks } from '@fcc/conformance'
import { definePlugin, defineService, type Plugin } from '@fcc/plugin-api'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fake } from '../runtime/fake.ts'
import { type ToySource, writeToyPackage } from '../toys/toy-package.test-support.ts'
import { type PluginContractOptions, pluginChecks } from './plugin-checks.ts'

const AGREE = 'its manifest and its code agree, and it starts'
const MANIFEST = 'its package.json has a valid manifest'
const IMPORT = 'importing it does no work'
const EXPORT = 'its package gives the plugin as its default export'
const RANGES = 'version range, peer dependency and spec agree'
const SAME = 'it contributes the same at each start, whatever its configuration'
const BEHIND = 'stopping leaves nothing behind'
const TICK = 'setInterval(() => undefined, 60_000)'

interface Kind {
  readonly source: ToySource
  readonly red: string
  readonly code: string
  readonly options?: PluginContractOptions
}

/** Every way to be broken, the check that notices, and the code it says. */
const kinds: Readonly<Record<string, Kind>> = {
  'has no keyword': {
    source: { package: { keywords: [] } },
    red: 'its package says by keyword what it is',
    code: 'FCC_TESTING_NO_KEYWORD',
  },
  'has no id in its manifest': {
    source: { manifest: { id: undefined } },
    red: MANIFEST,
    code: 'FCC_MANIFEST_BAD_FIELD',
  },
  'is written in a later spec': {
    source: { manifest: { spec: 2 } },
    red: MANIFEST,
    code: 'FCC_MANIFEST_UNSUPPORTED_SPEC',
  },
  'has a field that nobody knows': {
    source: { manifest: { provide: {} } },
    red: MANIFEST,
    code: 'FCC_MANIFEST_UNKNOWN_FIELD',
  },
  'has another peer range than api range': {
    source: { package: { peerDependencies: { '@fcc/plugin-api': '*' } } },
    red: RANGES,
    code: 'FCC_TESTING_PEER_RANGE',
  },
  'was built by a later spec': {
    source: { exported: '{ ...plugin, spec: 2 }' },
    red: RANGES,
    code: 'FCC_TESTING_SPEC',
  },
  'includes what it does not depend on': {
    source: { manifest: { includes: ['@acme/bread'] } },
    red: 'what it includes is installed with it',
    code: 'FCC_TESTING_INCLUDE_NO_DEPENDENCY',
  },
  'includes what is not there': {
    source: { manifest: { includes: ['@acme/bread'] } },
    red: AGREE,
    code: 'FCC_PLAN_MISSING_INCLUDE',
  },
  'is for an older host': {
    source: { manifest: { api: '^0.9.0' } },
    red: AGREE,
    code: 'FCC_PLAN_API_OUT_OF_RANGE',
  },
  'has an api range that is none': {
    source: { manifest: { api: 'newest' } },
    red: AGREE,
    code: 'FCC_PLAN_BAD_RANGE',
  },
  'declares a point that nobody has': {
    source: { manifest: { contributes: { scorers: ['toy/length'], skorers: ['toy/x'] } } },
    red: AGREE,
    code: 'FCC_PLAN_UNKNOWN_POINT',
  },
  'has another id in its manifest': {
    source: { manifest: { id: 'toi', contributes: {} } },
    red: AGREE,
    code: 'FCC_LOAD_ID_MISMATCH',
  },
  'contributes what it does not declare': {
    source: { manifest: { contributes: {} } },
    red: AGREE,
    code: 'FCC_SETUP_UNDECLARED_CONTRIBUTION',
  },
  'declares what it does not contribute': {
    source: { manifest: { contributes: { scorers: ['toy/length', 'toy/width'] } } },
    red: AGREE,
    code: 'FCC_SETUP_MISSING_CONTRIBUTION',
  },
  'needs a service that its manifest does not name': {
    source: {
      top: "const oven = defineService({ id: 'oven', version: '1.0.0' })",
      members: 'needs: { oven },',
    },
    red: AGREE,
    code: 'FCC_LOAD_SERVICE_DRIFT',
  },
  'needs a service of nobody': {
    source: {
      top: "const oven = defineService({ id: 'oven', version: '1.0.0' })",
      members: 'needs: { oven },',
      manifest: { needs: { oven: '^1.0.0' } },
    },
    red: AGREE,
    code: 'FCC_PLAN_MISSING_NEED',
  },
  'provides a service by declaration only': {
    source: {
      top: "const oven = defineService({ id: 'oven', version: '1.0.0' })",
      members: 'provides: [oven],',
      manifest: { provides: { oven: '1.0.0' } },
    },
    red: AGREE,
    code: 'FCC_SETUP_SERVICE_NOT_PROVIDED',
  },
  'breaks while it is set up': {
    source: { setup: "throw new Error('the oven is cold')" },
    red: AGREE,
    code: 'FCC_SETUP_FAILED',
  },
  'contributes an id of somebody else': {
    source: { setup: "context.contribute(scorers, { ...length, id: 'other/length' })" },
    red: AGREE,
    code: 'FCC_SETUP_BAD_CONTRIBUTION_ID',
  },
  'contributes one id twice': {
    source: { setup: 'context.contribute(scorers, length)' },
    red: AGREE,
    code: 'FCC_SETUP_DUPLICATE_CONTRIBUTION',
  },
  'contributes what its point does not take': {
    source: {
      setup: "context.contribute(scorers, { id: 'toy/wide', title: 'Wide' })",
      manifest: { contributes: { scorers: ['toy/length', 'toy/wide'] } },
    },
    red: AGREE,
    code: 'FCC_SETUP_INVALID_CONTRIBUTION',
  },
  'refers to what is not there': {
    source: {
      setup: `context.contribute(gates, { id: 'toy/gate', title: 'Gate', threshold: 1, checks: [
        { id: 'a', required: true, test: { kind: 'scorer', scorer: 'toy/lenght', atLeast: 0 } }] })`,
      manifest: { contributes: { scorers: ['toy/length'], gates: ['toy/gate'] } },
    },
    red: AGREE,
    code: 'FCC_LINK_UNKNOWN_REFERENCE',
  },
  'exports no plugin': {
    source: { exported: '{ id: "toy" }' },
    red: EXPORT,
    code: 'FCC_TESTING_OTHER_PLUGIN',
  },
  'exports another plugin': {
    source: { exported: "definePlugin({ id: 'other', setup: () => undefined })" },
    red: EXPORT,
    code: 'FCC_TESTING_OTHER_PLUGIN',
  },
  'cannot be imported': {
    source: { top: "import '@acme/not-installed'" },
    red: EXPORT,
    code: 'FCC_TESTING_IMPORT_FAILED',
  },
  'starts a timer when it is imported': {
    source: { top: `${TICK}.unref()` },
    red: IMPORT,
    code: 'it leaves a timer',
  },
  'opens a port when it is imported': {
    source: {
      top: "import { createServer } from 'node:net'\ncreateServer().listen(0, '127.0.0.1')",
    },
    red: IMPORT,
    code: 'it listens on a port',
  },
  'writes a file when it is imported': {
    source: {
      top: "import { writeFileSync } from 'node:fs'\nwriteFileSync(new URL('./seen', import.meta.url), '')",
    },
    red: IMPORT,
    code: 'it calls fs.writeFile on',
  },
  'opens a file to write when it is imported': {
    source: {
      top: "import { openSync } from 'node:fs'\nopenSync(new URL('./seen', import.meta.url), 'w')",
    },
    red: IMPORT,
    code: 'to write',
  },
  'speaks when it is imported': {
    source: { top: "console.log('toy loaded')" },
    red: IMPORT,
    code: 'toy loaded',
  },
  'starts a process when it is imported': {
    source: { top: "import { execFile } from 'node:child_process'\nexecFile('true')" },
    red: IMPORT,
    code: 'it starts true',
  },
  'listens to the process when it is imported': {
    source: { top: "process.on('SIGUSR2', () => undefined)" },
    red: IMPORT,
    code: 'it leaves a listener',
  },
  'adds a global when it is imported': {
    source: { top: 'Object.assign(globalThis, { toy: 1 })' },
    red: IMPORT,
    code: 'it adds the global toy',
  },
  'changes the environment when it is imported': {
    source: { top: "process.env.TOY = 'yes'" },
    red: IMPORT,
    code: 'it changes the variable TOY',
  },
  'breaks without configuration, and not by its schema': {
    source: { setup: "if (!context.config.colour) throw new Error('what colour?')" },
    red: 'it starts with no configuration, or says what is missing',
    code: 'FCC_SETUP_FAILED',
  },
  'refuses no configuration without a word': {
    source: { members: "config: z.unknown().refine(() => false, 'no')," },
    red: 'it starts with no configuration, or says what is missing',
    code: 'FCC_TESTING_NAMES_NOTHING',
  },
  'refuses empty settings without a word': {
    source: { members: "settings: z.unknown().refine(() => false, 'no')," },
    red: 'it takes empty settings, or says what is missing',
    code: 'FCC_TESTING_NAMES_NOTHING',
  },
  'cannot stop': {
    source: { setup: "context.defer(() => { throw new Error('stuck') })" },
    red: 'it starts and stops, twice over',
    code: 'FCC_TESTING_STOP_FAILED',
  },
  'leaves a timer behind': {
    source: { setup: `${TICK}.unref()` },
    red: BEHIND,
    code: 'FCC_TESTING_LEAK',
  },
  'leaves a timer behind when its start fails': {
    source: {
      top: "const started = defineEvent({ id: 'toy.started' })",
      setup: `let isReady = false
        const timer = ${TICK}
        context.on(started, () => { isReady = true })
        context.emit(started, {})
        context.defer(() => { if (isReady) clearInterval(timer) })`,
    },
    red: 'it lets go of everything after a start that failed',
    code: 'FCC_TESTING_LEAK',
  },
  'leaves a timer behind when it is stopped too early': {
    source: {
      setup: `let isDone = false
        context.signal.addEventListener('abort', () => { if (!isDone) ${TICK}.unref() })
        await new Promise((resolve) => setTimeout(resolve, 30))
        isDone = true`,
    },
    red: 'it lets go of everything when it is stopped while it starts',
    code: 'FCC_TESTING_LEAK',
  },
  'contributes other data each time': {
    source: {
      top: 'let starts = 0',
      setup: `starts += 1
        context.contribute(scorers, { ...length, id: 'toy/count', title: 'Start ' + starts })`,
      manifest: { contributes: { scorers: ['toy/length', 'toy/count'] } },
    },
    red: SAME,
    code: 'FCC_TESTING_STARTS_DIFFER',
  },
  'contributes more when it is configured': {
    source: {
      members: 'config: z.strictObject({ more: z.boolean().default(false) }),',
      setup: `context.contribute(scorers, { ...length, id: context.config.more ? 'toy/more' : 'toy/less' })`,
      manifest: { contributes: { scorers: ['toy/length', 'toy/more'] } },
    },
    red: AGREE,
    code: 'FCC_SETUP_MISSING_CONTRIBUTION',
  },
}

/** Writes a toy, and gives its checks. */
async function checksOf(source: ToySource, options: PluginContractOptions = {}) {
  const toy = writeToyPackage(source)
  onTestFinished(() => toy.remove())
  const plugin = await toy.load().catch(() => definePlugin({ id: 'toy', setup: () => undefined }))
  // What the package exports is the checks' business; here it stands for what an author imports.
  const given =
    (plugin as Partial<Plugin>)['~kind'] === 'fcc.plugin' && plugin.id === 'toy'
      ? plugin
      : undefined
  return pluginChecks(given ?? definePlugin({ id: 'toy', setup: () => undefined }), {
    packageJson: toy.packageJson,
    ...options,
  })
}

describe('the contract of plugins', () => {
  it('finds nothing to say of a right one', async () => {
    const results = await runChecks(await checksOf({}))
    expect(results.filter(({ problems }) => problems.length > 0)).toEqual([])
    expect(results.length).toBeGreaterThan(10)
  })

  it.each(Object.entries(kinds))(
    'notices a plugin that %s',
    async (_, { source, red, code, options }) => {
      const checks = await checksOf(source, options)
      const [result] = await runChecks(checks.filter(({ name }) => name === red))
      expect(result?.problems.join('\n')).toContain(code)
    },
  )

  it('has no check that no broken plugin turns red', async () => {
    const names = (await checksOf({})).map(({ name }) => name)
    const seen = new Set(Object.values(kinds).map(({ red }) => red))
    expect(names.filter((name) => !seen.has(name))).toEqual([])
  })

  it('starts a plugin with stand-ins for what it needs, and with the configuration it wants', async () => {
    const oven = defineService<number>({ id: 'oven', version: '1.0.0' })
    const checks = await checksOf(
      {
        top: "const oven = defineService({ id: 'oven', version: '1.0.0' })",
        members: 'needs: { oven }, config: z.strictObject({ colour: z.string() }),',
        setup:
          "if (context.needs.oven !== 7 || context.config.colour !== 'red') throw new Error('no')",
        manifest: { needs: { oven: '^1.0.0' } },
      },
      { fakes: [fake(oven, 7)], config: { colour: 'red' } },
    )
    const results = await runChecks(checks)
    expect(results.filter(({ problems }) => problems.length > 0)).toEqual([])
  })

  it('says that there is no package, where there is none', async () => {
    const plugin = definePlugin({ id: 'lost', setup: () => undefined })
    const [none] = await runChecks(pluginChecks(plugin))
    expect(none?.problems.join()).toContain('FCC_TESTING_NO_PACKAGE')
    const [unreadable] = await runChecks(
      pluginChecks(plugin, { packageJson: '/none/package.json' }),
    )
    expect(unreadable?.problems.join()).toContain('FCC_TESTING_PACKAGE_UNREADABLE')
    const [nothing] = await runChecks(pluginChecks({} as never))
    expect(nothing?.problems).not.toEqual([])
  })
})
