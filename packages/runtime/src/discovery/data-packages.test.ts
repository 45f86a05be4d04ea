import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gates } from '@fcc/contracts'
import { afterEach, describe, expect, it } from 'vitest'
import { createRuntime } from '../create-runtime.ts'
import type { Runtime } from '../runtime.ts'
import { writeApplication } from '../testing/fixture-packages.test-support.ts'
import { temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { writePluginModule } from './plugin-module.ts'

const GATE =
  'gate: short\ntitle: Short\nthreshold: 1\nchecks: [{ id: words, content: { words: { at_least: 1 } } }]\n'

/** An application with one package that is data alone; its code ends the test where somebody imports it. */
function applicationWith(fcc: object = {}, files: Readonly<Record<string, string>> = {}) {
  const app = writeApplication(realpathSync(temporaryFolder()), {
    dependencies: ['acme-letters'],
    packages: {
      'acme-letters': {
        fcc: { data: 'data', contributes: { gates: ['acme-letters/short'] }, ...fcc },
        code: 'throw new Error("nobody imports this")',
      },
    },
  })
  const folder = join(app, 'node_modules', 'acme-letters')
  for (const [path, text] of Object.entries({ 'data/gates/short.yaml': GATE, ...files })) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  writeFileSync(join(app, 'fcc.yaml'), 'tenant: { id: riverside }\nstore: { use: memory }\n')
  return { app, folder }
}

const open: Runtime[] = []
afterEach(async () => {
  for (const runtime of open.splice(0)) await runtime.close()
})
async function started(directory: string): Promise<Runtime> {
  const runtime = await createRuntime({ directory })
  open.push(runtime)
  return runtime
}
const problemsOf = (runtime: Runtime) =>
  runtime.tenants.list().flatMap(({ diagnostics }) => diagnostics)
const toldOf = (runtime: Runtime) =>
  problemsOf(runtime)
    .map(({ why }) => why)
    .join('\n')
const gatesOf = ({ assemblies }: Runtime) =>
  assemblies.flatMap(({ kernel }) => kernel.contributions(gates))

describe('a package of data alone', () => {
  it('is the plugin that its documents make, and nothing of it is imported', async () => {
    const runtime = await started(applicationWith().app)
    expect(problemsOf(runtime).filter(({ severity }) => severity === 'error')).toEqual([])
    const [found, ...others] = gatesOf(runtime)
    expect([found?.id, others]).toEqual(['acme-letters/short', []])
    expect(found?.origin).toMatchObject({ file: 'gates/short.yaml', line: 1 })
  })

  it('is told where its folder is missing or empty, and where a document is wrong', async () => {
    const missing = applicationWith()
    rmSync(join(missing.folder, 'data'), { recursive: true })
    expect(toldOf(await started(missing.app))).toContain('there is no folder')
    const empty = applicationWith()
    rmSync(join(empty.folder, 'data', 'gates'), { recursive: true })
    expect(toldOf(await started(empty.app))).toContain('has no document')
    const wrong = applicationWith({}, { 'data/wrong.yaml': 'gate: x\n' })
    expect(toldOf(await started(wrong.app))).toContain('wrong.yaml:1')
  })

  it('reads no file that a link names outside of its folder', async () => {
    const { app, folder } = applicationWith()
    writeFileSync(join(app, 'secret.yaml'), GATE.replace('short', 'secret'))
    symlinkSync(join(app, 'secret.yaml'), join(folder, 'data', 'linked.yaml'))
    const runtime = await started(app)
    expect(toldOf(runtime)).toContain('is a link out of its folder')
    expect(gatesOf(runtime)).toEqual([])
  })

  it('reads no folder that a link names outside of its package, wherever on the way it is', async () => {
    const { app, folder } = applicationWith({ data: 'on/the/way' })
    mkdirSync(join(app, 'elsewhere', 'the', 'way'), { recursive: true })
    writeFileSync(join(app, 'elsewhere', 'the', 'way', 'short.yaml'), GATE)
    symlinkSync(join(app, 'elsewhere'), join(folder, 'on'))
    const runtime = await started(app)
    expect(toldOf(runtime)).toContain('is a link out of its folder')
    expect(gatesOf(runtime)).toEqual([])
    const { text } = writePluginModule(app, join(app, 'plugins.generated.js'))
    expect(text).not.toContain('Short')
  })

  it('is taken along as texts where a build has no folders', () => {
    const { app } = applicationWith()
    const { text, plugins } = writePluginModule(app, join(app, 'plugins.generated.js'))
    expect(plugins.map(({ manifest }) => manifest.id)).toEqual(['acme-letters'])
    expect(text).toContain("import { dataPlugin } from '@fcc/runtime'")
    expect(text).toContain(`dataPlugin("acme-letters", {"files":{"gates/short.yaml":`)
    expect(text).not.toContain("from 'acme-letters'")
    expect(text).not.toContain(app)
  })
})
