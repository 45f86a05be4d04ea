import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createProject } from './command-line.test-support.ts'
import { createModelServer } from './server/model-server.ts'

const told = (more = '') => `
scenario: tell
title: Tell
purposes: [drafting]
input: { note: { type: text } }
workflow: tell
outcomes: {}
---
workflow: tell
start: draft
nodes:
  - { id: draft, persona: RC, action: document, produces: draft${more} }
`
const keptBack = `---
constitution: ward
title: The ward
rules:
  - id: nobody
    tier: hard_stop
    at: [release]
    when: 'true'
    say: This is for nobody.
`

/** A project whose one step is played by a server, which is asked again by whoever may. */
async function openProject(documents = told()) {
  const server = await createModelServer()
  onTestFinished(() => server.close())
  const project = createProject(`tenant: { id: shed }
personas: { sources: [tell.yaml] }
provider: here
providers:
  here: { kind: openai-compatible, model: m-1, base_url: "${server.baseUrl}" }
`)
  project.write('tell.yaml', documents)
  project.write('note.md', 'Four beds lie in the sun.\n')
  const run = (...more: readonly string[]) =>
    project.fcc('run', 'tell', '--input', 'note.md', ...more)
  return { ...project, run, server, file: join(project.directory, 'demo.rec') }
}

describe('fcc run --record and --replay', () => {
  it('say where the recording and its key are, and answer from it with nobody asked', async () => {
    const project = await openProject()
    const recorded = await project.run('--record', 'demo.rec')
    expect([recorded.code, recorded.text]).toEqual([
      0,
      expect.stringMatching(/Recorded 1 answer in demo\.rec\n {2}Its key is demo\.rec\.key/),
    ])
    const asked = project.server.received.length
    const replayed = await project.run('--replay', 'demo.rec')
    expect(replayed.code).toBe(0)
    expect(project.server.received).toHaveLength(asked)
    const { text } = await project.fcc('explain')
    expect(text).toContain('fcc-host/recording (recorded)')
    expect(text).not.toContain('cost unknown')
  })

  it('wait and say so where something else is asked than then, and never ask another', async () => {
    const project = await openProject()
    await project.run('--record', 'demo.rec')
    const asked = project.server.received.length
    project.write('note.md', 'Five beds lie in the shade.\n')
    const { code, text } = await project.run('--replay', 'demo.rec')
    expect([code, text]).toEqual([5, expect.stringContaining('FCC_PROVIDER_NOT_RECORDED')])
    expect(project.server.received).toHaveLength(asked)
  })

  it('refuse a step that names a provider of its own', async () => {
    const project = await openProject(told(', provider: here'))
    await project.run('--record', 'demo.rec')
    const asked = project.server.received.length
    const { code, text } = await project.run('--replay', 'demo.rec')
    expect([code, text]).toEqual([1, expect.stringContaining('FCC_PROVIDER_ALONE')])
    expect(project.server.received).toHaveLength(asked)
  })

  it('refuse another provider beside a recording', async () => {
    const project = await openProject()
    const { code, text } = await project.run('--replay', 'demo.rec', '--provider', 'here')
    expect([code, text]).toEqual([2, expect.stringContaining('FCC_CLI_USAGE')])
  })

  it.each<[string, string, (file: string) => void]>([
    ['that is not there', 'FCC_RECORDING_MISSING', () => undefined],
    ['that is none', 'FCC_RECORDING_INVALID', (file) => writeFileSync(file, '# A shed\n')],
    [
      'that is too large',
      'FCC_RECORDING_TOO_LARGE',
      (file) => writeFileSync(file, Buffer.alloc(9 * 1024 * 1024)),
    ],
  ])('name a recording %s in one error, and start nothing', async (_what, code, spoil) => {
    const project = await openProject()
    spoil(project.file)
    const replayed = await project.run('--replay', 'demo.rec')
    expect([replayed.code, replayed.text.match(/FCC_[A-Z_]+/g)]).toEqual([1, [code]])
    expect((await project.fcc('runs')).text).not.toMatch(/[0-9A-Z]{26}/)
  })

  it('name a key that is missing, or of another recording', async () => {
    const project = await openProject()
    await project.run('--record', 'demo.rec')
    await project.run('--record', 'other.rec')
    const other = readFileSync(join(project.directory, 'other.rec.key'))
    writeFileSync(`${project.file}.key`, other)
    const wrong = await project.run('--replay', 'demo.rec')
    expect(wrong.text).toContain('FCC_RECORDING_KEY')
    expect(wrong.text).not.toContain(other.toString().trim())
    writeFileSync(`${project.file}.key`, '')
    expect((await project.run('--replay', 'demo.rec')).text).toContain('there is no key at file:')
  })

  it('leave a run as it ended where rules keep its answers back, write nothing, and end with 1', async () => {
    const project = await openProject(told() + keptBack)
    const { code, text } = await project.run('--record', 'demo.rec')
    expect([code, text]).toEqual([
      1,
      expect.stringContaining('Not recorded: FCC_RECORDING_WITHHELD'),
    ])
    expect(text).toContain('ward/nobody')
    expect(existsSync(project.file)).toBe(false)
    expect(existsSync(`${project.file}.key`)).toBe(false)
    expect((await project.fcc('runs')).text).toContain('completed')
  })

  it('say how to record a run that is not over, and fcc record does', async () => {
    const project = await openProject()
    project.server.failNext('not_authorised')
    const { code, text } = await project.run('--record', 'demo.rec')
    const [, id = ''] = /fcc record ([0-9A-Z]{26}) FILE/.exec(text) ?? []
    expect([code, existsSync(project.file)]).toEqual([5, false])
    expect((await project.fcc('record', id, 'demo.rec')).text).toContain('FCC_RECORDING_RUN_OPEN')
    await project.fcc('resume', id)
    const recorded = await project.json<{ readonly recording: object }>('record', id, 'demo.rec')
    expect(recorded).toMatchObject({ code: 0, recording: { answers: 1, scrubbed: 0 } })
    expect(existsSync(project.file)).toBe(true)
  })

  it('set a recording up like any provider, by name', async () => {
    const project = await openProject()
    await project.run('--record', 'demo.rec')
    project.write(
      'fcc.yaml',
      `tenant: { id: shed }
personas: { sources: [tell.yaml] }
provider: demo
providers:
  demo: { kind: recorded, model: "file:demo.rec", key: "file:demo.rec.key" }
`,
    )
    expect((await project.run()).code).toBe(0)
    expect((await project.fcc('providers', 'test', 'demo')).text).toContain('not_recorded')
  })
})
