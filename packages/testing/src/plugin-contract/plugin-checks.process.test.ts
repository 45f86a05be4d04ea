import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from '@fcc/conformance'
import { definePlugin, defineService, type Plugin } from '@fcc/plugin-api'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  AGREE,
  BROKEN_PLUGINS,
  CONFIG,
  EXPORT,
  IMPORT,
} from '../broken/broken-plugins.test-data.ts'
import { fake } from '../runtime/fake.ts'
import { type ToySource, writeToyPackage } from '../toys/toy-package.test-support.ts'
import { type PluginContractOptions, pluginChecks } from './plugin-checks.ts'

const HOST = 'a host finds nothing wrong with its rules and workflows'
const TICK = 'setInterval(() => undefined, 60_000)'

interface Kind {
  readonly source: ToySource
  readonly red: string
  readonly code: string
  readonly options?: PluginContractOptions
}

/** Ways to be broken besides the packages under `fixtures/broken`, the check that notices, and what it says. */
const kinds: Readonly<Record<string, Kind>> = {
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
  'opens a port when it is imported': {
    source: {
      top: "import { createServer } from 'node:net'\ncreateServer().listen(0, '127.0.0.1')",
    },
    red: IMPORT,
    code: 'it listens on a port',
  },
  'opens a file to write when it is imported': {
    source: {
      top: "import { openSync } from 'node:fs'\nopenSync(new URL('./seen', import.meta.url), 'w')",
    },
    red: IMPORT,
    code: 'to write',
  },
  'breaks without configuration, and not by its schema': {
    source: { setup: "if (!context.config.colour) throw new Error('what colour?')" },
    red: CONFIG,
    code: 'FCC_SETUP_FAILED',
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
    red: 'it releases everything after a start that failed',
    code: 'FCC_TESTING_LEAK',
  },
  'leaves a timer behind when it is stopped too early': {
    source: {
      setup: `let isDone = false
        context.signal.addEventListener('abort', () => { if (!isDone) ${TICK}.unref() })
        await new Promise((resolve) => setTimeout(resolve, 30))
        isDone = true`,
    },
    red: 'it releases everything when it is stopped while it starts',
    code: 'FCC_TESTING_LEAK',
  },
  'has a rule that reads a field that is not there': {
    source: {
      top: `import { constitutions } from '@fcc/contracts'
const house = { id: 'house', title: 'House', permits: [], separations: [], rules: [{
  id: 'house/no-smoke', tier: 'hard_stop', at: ['output'], say: 'There is smoke.', waivableBy: [],
  when: 'findings.exists(f, f.catgory == "toy/smoke")', cites: [], ifMissing: 'deny' }] }`,
      setup: 'context.contribute(constitutions, house)',
      manifest: { contributes: { scorers: ['toy/length'], constitutions: ['toy/house'] } },
    },
    red: HOST,
    code: 'FCC_CONSTITUTION_UNKNOWN_FIELD',
  },
  'has a template that names what its schema does not': {
    source: {
      top: `import { templates } from '@fcc/contracts'
const note = { id: 'toy/note', title: 'Note', mediaType: 'text/markdown', text: '{{ kinds }}',
  schema: { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] } }`,
      setup: 'context.contribute(templates, note)',
      manifest: { contributes: { scorers: ['toy/length'], templates: ['toy/note'] } },
    },
    red: 'its templates can be filled with answers that follow their schemas',
    code: 'what the answer does not',
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
      // What a host says of a rule has the line that contributed it, here too.
      if (red === HOST) expect(result?.problems.join()).toMatch(/FIELD \S+index\.ts:\d+ /)
    },
  )

  it('has no check that no broken plugin turns red', async () => {
    const names = (await checksOf({})).map(({ name }) => name)
    const packages = Object.values(BROKEN_PLUGINS).flatMap(({ contract }) =>
      'check' in contract ? [contract.check] : [],
    )
    const seen = new Set([...Object.values(kinds).map(({ red }) => red), ...packages])
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

  it('says that what is exported was built before its sources were written', async () => {
    const toy = writeToyPackage({ package: { exports: './dist/index.js' } })
    onTestFinished(() => toy.remove())
    for (const [file, at] of [
      ['dist/index.js', 100],
      ['src/index.ts', 200],
    ] as const) {
      mkdirSync(join(toy.folder, file, '..'), { recursive: true })
      writeFileSync(join(toy.folder, file), '')
      utimesSync(join(toy.folder, file), at, at)
    }
    const checks = pluginChecks(await toy.load(), { packageJson: toy.packageJson })
    const [result] = await runChecks(checks.filter(({ name }) => name === EXPORT))
    expect(result?.problems.join()).toContain('FCC_TESTING_BUILD_OUTDATED')
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
