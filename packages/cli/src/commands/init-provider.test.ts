import { existsSync, readFileSync } from 'node:fs'
import { parseConfig } from '@fcc/runtime'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'
import { PROVIDER_KINDS } from '../project/provider-kinds.ts'

let project: TestProject
beforeEach(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({ dependencies: [], files: {} })
  onTestFinished(() => {
    project.remove()
    vi.unstubAllEnvs()
  })
})

const read = (...parts: readonly string[]) => readFileSync(project.path(...parts), 'utf8')
const configOf = (...parts: readonly string[]) =>
  parseConfig(read(...parts, 'fcc.yaml'), project.path(...parts, 'fcc.yaml'))

describe('fcc init --provider', () => {
  it.each(Object.entries(PROVIDER_KINDS).filter(([, kind]) => !kind.inProcess))(
    '%s writes a block that can be read, with its key as a reference and its price left open',
    async (word, { kind, key, model }) => {
      const { code, out } = await project.fcc('init', 'shed', '--provider', word)
      expect([code, out]).toEqual([0, expect.stringContaining(`fcc providers test ${word}`)])
      expect(out).toMatch(/fcc run GEN-001 --input brief\.md\n/)
      const { providers, tenants } = configOf('shed')
      expect(providers[word]).toMatchObject({ kind, agreements: [], connection: { model } })
      expect(providers[word]?.connection?.key).toBe(key && `env:${key}`)
      expect(providers[word]?.connection?.price).toBeUndefined()
      expect(tenants.shed?.provider).toBe(word)
      expect(read('shed', 'fcc.yaml')).toContain('# price: { currency: USD')
    },
  )

  it('permits by name what carries no label, for a provider elsewhere, and says so in one line', async () => {
    const { out } = await project.fcc('init', 'shed', '--provider', 'openai', '--region', 'eu')
    expect(out).toContain(
      '  egress-openai.yaml lets what carries no label leave for openai, and nothing else\n',
    )
    expect(read('shed', 'egress-openai.yaml')).toContain(
      `when: "provider.id == 'provider-ai-sdk/openai' && size(labels) == 0"`,
    )
    const { platformConstitutions, providers } = configOf('shed')
    expect(platformConstitutions).toEqual(['core-catalog/standard', 'egress-openai.yaml'])
    expect(providers.openai?.region).toBe('eu')
  })

  it('permits nothing for a server of this machine: the standard constitution does', async () => {
    const server = ['--provider', 'openai-compatible']
    await project.fcc('init', 'here', ...server, '--base-url', 'http://127.0.0.1:9000/v1')
    expect(configOf('here').platformConstitutions).toBeUndefined()
    await project.fcc('init', 'there', ...server, '--base-url', 'https://models.example/v1')
    expect(configOf('there').platformConstitutions).toContain('egress-openai-compatible.yaml')
    // A name that only begins like this machine's is another machine.
    await project.fcc('init', 'sly', ...server, '--base-url', 'https://127.0.0.1.example/v1')
    expect(configOf('sly').platformConstitutions).toContain('egress-openai-compatible.yaml')
  })

  it('leaves the region unknown where nobody says it, and says that nothing is sent until then', async () => {
    const { out } = await project.fcc('init', 'shed', '--provider', 'mistral')
    expect(configOf('shed').providers.mistral?.region).toBe('unknown')
    expect(out).toContain('state under region in fcc.yaml where mistral computes')
    expect(out).toContain('@ai-sdk/mistral')
  })

  it('adds to a configuration that is there, and changes nothing else of it', async () => {
    project.write(
      'fcc.yaml',
      `# Ours.
tenant: { id: shed } # the shed
provider: house
governance:
  platform: house.yaml
providers: { house: { kind: ollama, model: m-1 } }
`,
    )
    const { code, out } = await project.fcc('init', '--provider', 'openai', '--region', 'us')
    expect([code, out]).toEqual([0, expect.stringContaining('Added openai to ')])
    // Steps go to the house still: without its name, the next run would not ask the new one.
    expect(out).toContain('fcc run GEN-001 --input brief.md --provider openai\n')
    const config = configOf()
    expect(Object.keys(config.providers)).toEqual(['house', 'openai'])
    expect(config.tenants.shed?.provider).toBe('house')
    expect(config.platformConstitutions).toEqual(['house.yaml', 'egress-openai.yaml'])
    expect(read('fcc.yaml')).toContain('# Ours.\ntenant: { id: shed } # the shed\n')
    const before = read('fcc.yaml')
    const again = await project.fcc('init', '--provider', 'openai')
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('FCC_CLI_PROVIDER_EXISTS')])
    expect(read('fcc.yaml')).toBe(before)
  })

  it('adds to a configuration of several tenants, for all of them', async () => {
    project.write(
      'fcc.yaml',
      'tenants: { a: {}, b: {} }\ngovernance: { constitutions: own.yaml }\n',
    )
    await project.fcc('init', '--provider', 'anthropic')
    const config = configOf()
    expect(Object.keys(config.providers)).toEqual(['anthropic'])
    expect(config.platformConstitutions).toEqual(['own.yaml', 'egress-anthropic.yaml'])
    expect(config.tenants.a?.provider).toBeUndefined()
  })

  it('local writes the file of a model down, and says the one command for what computes it', async () => {
    project.write('small.gguf', 'GGUF')
    const { code, out } = await project.fcc(
      ...['init', 'ward', '--provider', 'local', '--model', 'small.gguf'],
    )
    expect([code, out]).toEqual([0, expect.stringContaining('fcc providers test local\n')])
    expect(out).toContain('@fcc/plugin-provider-local')
    expect(out).not.toContain('provider-ai-sdk')
    expect(out).toContain('    npm install node-llama-cpp@3.21.1 (730 MB with all its platforms)\n')
    expect(out).not.toContain('put the file')
    const { platformConstitutions, providers, tenants } = configOf('ward')
    expect(providers.local).toMatchObject({
      kind: 'local',
      connection: { model: `file:${project.path('small.gguf')}`, limits: { firstMs: 600_000 } },
    })
    expect(providers.local?.connection?.key).toBeUndefined()
    expect(platformConstitutions).toBeUndefined()
    expect(tenants.ward?.provider).toBe('local')
    expect(read('ward', 'fcc.yaml')).toContain('model: "file:../small.gguf"')
  })

  it('local without a path says where the file goes', async () => {
    const { out } = await project.fcc('init', 'ward', '--provider', 'local')
    expect(out).toContain('    put the file of your model at models/my-model.gguf\n')
    expect(read('ward', 'fcc.yaml')).toContain('model: "file:models/my-model.gguf"')
  })

  it.each(['--base-url', '--region'])('local has no %s: nothing is written', async (flag) => {
    const { code, err } = await project.fcc('init', 'ward', '--provider', 'local', flag, 'eu')
    expect([code, err]).toEqual([2, expect.stringContaining(`has no ${flag}`)])
    expect(existsSync(project.path('ward'))).toBe(false)
  })

  it.each([
    ['an address without a scheme', ['--base-url', 'models.example/v1'], 'begins with https://'],
    ['a kind that there is none of', ['--provider', 'acme'], 'FCC_CLI_USAGE'],
  ])('of %s writes nothing, with one error', async (_what, words, said) => {
    const { code, err } = await project.fcc('init', 'shed', '--provider', 'openai', ...words)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect(existsSync(project.path('shed'))).toBe(false)
  })
})
