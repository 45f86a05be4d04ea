import { existsSync } from 'node:fs'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { readText } from '../io/read-text.ts'
import type { CliStreams } from '../io/terminal.ts'
import { isInstalled, prefixHere } from '../io/typed-as.ts'
import { writeText } from '../io/write-file.ts'
import { addProvider } from '../project/add-provider.ts'
import { type NewProvider, newProvider } from '../project/new-provider.ts'
import { PROVIDER_KINDS } from '../project/provider-kinds.ts'
import {
  type FoundExamples,
  findExamples,
  type VerticalExample,
} from '../project/vertical-example.ts'
import { writeProject } from '../project/write-project.ts'
import { briefText, configText, packageText } from '../render/new-project.ts'
import { runtimeModule } from '../runtime-module.ts'

interface InitOptions {
  readonly name?: string
  readonly provider?: string
  readonly model?: string
  readonly baseUrl?: string
  readonly region?: string
  readonly vertical?: string
}

/** What the first run needs, besides the program itself. */
const PLUGINS = ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic']

/** The largest configuration that a provider is added to, in bytes. */
const MAX_CONFIG_BYTES = 1024 * 1024

const NO_EXAMPLES: FoundExamples = { verticals: [], example: undefined }

/** What a model of a vendor or a server needs besides. */
const MODELS_PLUGIN = '@fcc/plugin-provider-ai-sdk'

/** `fcc init`: the files of a new project, of which none is overwritten; or a provider for one that is there. */
export const registerInit: RegisterCommand = (program, cli) => {
  program
    .command('init')
    .description('write the files of a new project, or add a provider to one')
    .argument('[dir]', 'its folder', '.')
    .option('--name <text>', "the tenant's name for people; its id by default")
    .addOption(
      new Option(
        '--provider <kind>',
        'write down a model that plays personas, of this kind',
      ).choices(Object.keys(PROVIDER_KINDS)),
    )
    .option(
      '--vertical <id>',
      'the installed vertical to begin with, where there are several: its example is written',
    )
    .option(
      '--model <name>',
      'which model of it; one to begin with by default. Of local, the path of its file',
    )
    .option('--base-url <url>', 'where it is asked, where it is not asked at its vendor')
    .option('--region <name>', 'where it keeps and computes; nothing is sent while that is unknown')
    .addHelpText(
      'after',
      exampleText(
        'init',
        'init clinic --tenant riverside --name "Riverside Hospital"',
        'init --vertical fcc-healthcare',
        'init --provider openai --model gpt-5-mini --region us',
      ),
    )
    .action((directory: string, options: InitOptions, command: Command) =>
      cli.perform(command, async ({ streams, global, terminal }) => {
        const folder = resolve(streams.cwd, directory)
        const config = join(folder, runtimeModule().CONFIG_FILE)
        const { provider: word, baseUrl, region } = options
        const model = modelFrom(options, streams.cwd, folder)
        const provider =
          word === undefined ? undefined : newProvider({ word, model, baseUrl, region })
        const isThere = existsSync(config)
        if (isThere && !provider) throw cliErrors.fileExists(config)
        const tenant = global.tenant ?? idOf(basename(folder))
        const { verticals, example } =
          isThere || provider ? NO_EXAMPLES : findExamples(folder, options.vertical)
        // Of several verticals the tenant has the one that it begins with: each has rules of its own.
        const plugins = example && verticals.length > 1 ? [example.vertical] : undefined
        const plain = isThere
          ? readText(folder, runtimeModule().CONFIG_FILE, MAX_CONFIG_BYTES)
          : configText(tenant, options.name ?? tenant, plugins)
        if (isThere) runtimeModule().parseConfig(plain, config)
        else assertReadable(plain, { config, tenant })
        const text = provider ? addProvider(plain, provider, config) : plain
        // What is wrong with an address or a region is said before anything is written.
        if (provider) runtimeModule().parseConfig(text, config)
        const { permit } = provider ?? {}
        const written = writeProject(folder, {
          ...(isThere ? {} : { [runtimeModule().CONFIG_FILE]: text }),
          ...(permit ? { [permit.file]: permit.text } : {}),
          ...(isThere
            ? {}
            : {
                'package.json': packageText(tenant),
                ...(example?.files ?? { 'brief.md': briefText() }),
              }),
        })
        if (isThere) writeText(config, text)
        const { tenants } = runtimeModule().parseConfig(text, config)
        const isDefault = Object.values(tenants).every((each) => each.provider === provider?.name)
        const next = nextSteps(streams, { folder, provider, isDefault, example })
        terminal.say(
          ...(written.length > 0 ? [`  Wrote ${written.join(', ')} in ${folder}`] : []),
          ...(isThere ? [`  Added ${provider?.name} to ${config}`] : []),
          ...(permit
            ? [
                `  ${permit.file} lets what carries no label leave for ${provider?.name}, and nothing else`,
              ]
            : []),
          ...(example || verticals.length < 2
            ? []
            : [
                `  Several verticals are installed: ${verticals.join(', ')}. One has its own tenant and example by   fcc init DIR --vertical ID`,
              ]),
          '  Next',
          ...next.map((step) => `    ${step}`),
        )
        terminal.document({
          ...{ directory: folder, tenant, written, provider: provider?.name },
          ...(example
            ? { example: { vertical: example.vertical, scenario: example.scenario } }
            : {}),
        })
        return EXIT_CODES.completed
      }),
    )
}

/** What to type next; what is installed already, perhaps by another plugin, is not asked for. */
function nextSteps(
  streams: Pick<CliStreams, 'cwd' | 'env'>,
  given: {
    readonly folder: string
    readonly provider: NewProvider | undefined
    /** Whether steps that name no provider go to this one. */
    readonly isDefault: boolean
    readonly example: VerticalExample | undefined
  },
): readonly string[] {
  const { folder, provider, isDefault, example } = given
  const { cwd } = streams
  const found = new Set(
    runtimeModule()
      .discoverPlugins(folder)
      .found.map(({ packageName }) => packageName),
  )
  const { client, key, inProcess } = provider?.kind ?? {}
  const plugins = [...PLUGINS, ...(provider ? [inProcess?.plugin ?? MODELS_PLUGIN] : [])]
  const missing = [
    // Who typed it without a package manager has it already.
    ...(prefixHere(streams) === '' || isInstalled(folder) ? [] : ['@fcc/cli']),
    ...plugins.filter((name) => !found.has(name)),
    ...(client === undefined || isInstalled(folder, client) ? [] : [client]),
  ]
  return [
    ...(folder === resolve(cwd) ? [] : [`cd ${relative(cwd, folder)}`]),
    ...(missing.length > 0 ? [`npm install ${missing.join(' ')}`] : []),
    ...(inProcess && !isInstalled(folder, inProcess.peer.name)
      ? [`npm install ${inProcess.peer.name}@${inProcess.peer.version} (${inProcess.peer.size})`]
      : []),
    ...(provider?.file !== undefined && !existsSync(resolve(folder, provider.file))
      ? [`put the file of your model at ${provider.file}`]
      : []),
    ...(provider?.lacksRegion
      ? [`state under region in ${runtimeModule().CONFIG_FILE} where ${provider.name} computes`]
      : []),
    ...(key === undefined ? [] : [`set ${key} to your key`]),
    ...(provider ? [`fcc providers test ${provider.name}`] : ['fcc doctor']),
    `fcc run ${example?.scenario ?? 'GEN-001'} ${example?.flags ?? '--input brief.md'}${provider && !isDefault ? ` --provider ${provider.name}` : ''}`,
  ]
}

/** The model as the block has it: a path is typed from where one is, and is written from the folder of the file on. */
function modelFrom(
  { provider: word, model }: InitOptions,
  cwd: string,
  folder: string,
): string | undefined {
  const isFile = word !== undefined && PROVIDER_KINDS[word]?.inProcess !== undefined
  if (!isFile || model === undefined || model.startsWith('file:')) return model
  return isAbsolute(model) ? model : relative(folder, resolve(cwd, model))
}

/** What is written has to be what the next command can read. */
function assertReadable(
  text: string,
  { config, tenant }: { readonly config: string; readonly tenant: string },
): void {
  try {
    runtimeModule().parseConfig(text, config)
  } catch {
    const letters = 'letters, digits, dots, hyphens and underscores, 100 at most'
    throw cliErrors.usage(`${tenant} cannot be the id of a tenant: ${letters}.`, 'init')
  }
}

function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'main'
}
