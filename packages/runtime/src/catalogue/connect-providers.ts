import {
  type Connection,
  connectionProblems,
  isLoopback,
  type Provider,
  providers,
} from '@fcc/contracts'
import { type Contribution, type Diagnostic, FccError } from '@fcc/plugin-api'
import type { StatedProvider, TenantConfig } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { findProvider } from '../tenant/find-provider.ts'

/** A provider that is set up in the configuration. */
export interface ConnectedProvider {
  /** The plugin of its kind, and the name that it was given: `provider-ai-sdk/fast`. */
  readonly id: string
  /** The id of the provider that it is a connection of. */
  readonly kind: string
  readonly connection: Connection
  /** Who set it up; what the host states for all says nothing of a tenant's own. */
  readonly by: 'host' | 'tenant'
  /** True where nobody has yet seen an answer over its wire. */
  readonly isUntried: boolean
}

/** The providers that one tenant has by its configuration, and what is wrong with it. */
export interface ConnectedProviders {
  readonly connected: readonly ConnectedProvider[]
  readonly contributions: readonly Contribution<Provider>[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Names go into ids and log lines. */
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/**
 * Sets up the providers that the configuration names a kind for. Pure. A tenant's own connection stands
 * in the place of the host's of that name, whole: no key, address or limit of the one goes into the other.
 *
 * @param base everything that the plugins contribute as providers
 */
export function connectProviders(
  tenant: Pick<TenantConfig, 'id' | 'plugins' | 'providers'>,
  host: Readonly<Record<string, StatedProvider>>,
  base: readonly Contribution<Provider>[],
): ConnectedProviders {
  const kinds = base.filter(({ value }) => isKind(value))
  const found = new Map([...named(host, 'host'), ...named(tenant.providers, 'tenant')])
  const connected: ConnectedProvider[] = []
  const contributions: Contribution<Provider>[] = []
  const diagnostics: Diagnostic[] = []
  for (const [written, { by, stated }] of found) {
    const say = (problems: readonly string[]) =>
      diagnostics.push(runtimeErrors.providerConnection(tenant.id, written, problems))
    try {
      const kind = kindOf(kinds, stated.kind)
      // What the host sets up for all may be of a plugin that this tenant does not have.
      if (!kind && by === 'host' && tenant.plugins) continue
      if (!kind) say([unknownKind(stated.kind, kinds)])
      else {
        const id = `${kind.origin.pluginId}/${written}`
        const problems = problemsOf(written, kind.value, stated)
        const isTaken = base.some((each) => each.id === id && !isKind(each.value))
        if (isTaken) problems.push(`${id} is the id of a provider that its plugin contributes`)
        if (problems.length > 0 || !stated.connection) say(problems)
        else {
          const isUntried = kind.value.connects?.untried ?? false
          connected.push({ id, kind: kind.id, connection: stated.connection, by, isUntried })
          contributions.push(connectedTo(kind, id, stated.connection))
        }
      }
    } catch (error) {
      if (!FccError.is(error)) throw error
      diagnostics.push(asDiagnostic(error))
    }
  }
  return { connected, contributions, diagnostics }
}

/** What plugins contribute, without the kinds: they are no providers until they are set up. */
export function withoutKinds(
  base: ReadonlyMap<string, readonly Contribution<unknown>[]>,
): ReadonlyMap<string, readonly Contribution<unknown>[]> {
  const all = (base.get(providers.id) ?? []) as readonly Contribution<Provider>[]
  const ready = all.filter(({ value }) => !isKind(value))
  return ready.length === all.length ? base : new Map([...base, [providers.id, ready]])
}

function isKind({ connects }: Provider): boolean {
  return connects !== undefined
}

function named(all: Readonly<Record<string, StatedProvider>>, by: ConnectedProvider['by']) {
  return Object.entries(all)
    .filter(([, { kind }]) => kind !== undefined)
    .map(([written, stated]) => [written, { by, stated }] as const)
}

function kindOf(kinds: readonly Contribution<Provider>[], written = '') {
  const id = findProvider(
    kinds.map((kind) => kind.id),
    written,
  )
  return kinds.find((kind) => kind.id === id)
}

function unknownKind(written = '', kinds: readonly Contribution<Provider>[]): string {
  const known = kinds.map(({ id }) => id.slice(id.indexOf('/') + 1)).sort()
  return `kind: no plugin of this tenant contributes ${written}; here are ${known.join(', ') || 'none'}`
}

function problemsOf(written: string, { connects }: Provider, stated: StatedProvider): string[] {
  return [
    ...(name.test(written)
      ? []
      : ['its name is one of letters, digits, dots, hyphens and underscores, 64 at most']),
    ...(stated.connection ? [] : ['model: it needs one']),
    ...(connects && stated.connection ? connectionProblems(connects, stated.connection) : []),
  ]
}

/** The provider of a kind under a name of its own. Where it runs is told by its address. */
function connectedTo(
  { value, origin }: Contribution<Provider>,
  id: string,
  { model, baseUrl }: Connection,
): Contribution<Provider> {
  const location =
    baseUrl === undefined
      ? value.attributes.location
      : isLoopback(new URL(baseUrl))
        ? 'loopback'
        : 'remote'
  const own = {
    id,
    title: `${value.title}, ${model}`,
    attributes: { ...value.attributes, location },
    connects: undefined,
  }
  // Methods of a class stay reachable.
  const made = Object.create(value, Object.getOwnPropertyDescriptors(own)) as Provider
  return { id, value: made, origin }
}
