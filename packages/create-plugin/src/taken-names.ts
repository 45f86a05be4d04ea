import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pluginIdOf } from './package-name.ts'

/** Plugin ids of what FCC itself provides. */
export const RESERVED_IDS: readonly string[] = [
  'cli',
  'core-catalog',
  'create-plugin',
  'detectors-common',
  'detectors-injection',
  'events-kafka',
  'events-nats',
  'events-redis',
  'executor-bullmq',
  'exporters-common',
  'fcc',
  'fcc-energy',
  'fcc-finserv',
  'fcc-gov',
  'fcc-healthcare',
  'fcc-host',
  'fcc-insurance',
  'fcc-legal',
  'objects-s3',
  'provider-ai-sdk',
  'provider-deterministic',
  'provider-local',
  'store-postgres',
  'tools-mcp',
]

interface PackageJson {
  readonly name?: unknown
  readonly dependencies?: unknown
  readonly devDependencies?: unknown
  readonly optionalDependencies?: unknown
  readonly peerDependencies?: unknown
  readonly fcc?: unknown
}

/** A name that the surrounding project knows, and who has it. */
export interface KnownName {
  readonly packageName: string
  /** The id of its plugin, where it is one. */
  readonly pluginId?: string | undefined
  readonly owner: string
}

/** Who has a name already, as the end of a sentence, or nothing. Pure. */
export function ownerOfName(name: string, known: readonly KnownName[]): string | undefined {
  const id = pluginIdOf(name)
  if (name.startsWith('@fcc/') || RESERVED_IDS.includes(id)) {
    return 'FCC itself provides it'
  }
  return known.find(({ packageName, pluginId }) => packageName === name || pluginId === id)?.owner
}

/** The names in the `package.json` files above a folder: their own, and what they depend on. */
export function readKnownNames(folder: string): readonly KnownName[] {
  const above = dirname(folder)
  const further = above === folder ? [] : readKnownNames(above)
  const file = join(folder, 'package.json')
  const content = readPackage(file)
  if (content === undefined) return further
  const own = knownName(content, `it is the package of ${file}`)
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
  const dependencies = fields.flatMap((field) => {
    const list = content[field as keyof PackageJson]
    return typeof list === 'object' && list !== null ? Object.keys(list) : []
  })
  return [
    ...(own === undefined ? [] : [own]),
    ...dependencies.map((packageName): KnownName => {
      const installed = readPackage(join(folder, 'node_modules', packageName, 'package.json'))
      const owner = `${file} depends on ${packageName}`
      return { ...(installed && knownName(installed, owner)), packageName, owner }
    }),
    ...further,
  ]
}

function knownName({ name, fcc }: PackageJson, owner: string): KnownName | undefined {
  if (typeof name !== 'string') return undefined
  const id = typeof fcc === 'object' && fcc !== null && 'id' in fcc ? fcc.id : undefined
  return { packageName: name, pluginId: typeof id === 'string' ? id : undefined, owner }
}

/** What cannot be read names nothing: it is not this program's to fix. */
function readPackage(file: string): PackageJson | undefined {
  if (!existsSync(file)) return undefined
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof content === 'object' && content !== null ? content : undefined
  } catch {
    return undefined
  }
}
