/** What a resource of the second seed's `config/rbac.yaml` is here: what each of its acts is read as. */
interface SeedResource {
  readonly acts: Readonly<Record<string, readonly string[]>>
  /** The act whose pattern names objects, with the action that has objects here. */
  readonly patterns?: Readonly<Record<string, string>>
  /** What `*` is besides all of its acts. */
  readonly all?: readonly string[]
}

const SEED_RESOURCES: Readonly<Record<string, SeedResource>> = {
  // Patterns are scenarios: what can be started.
  patterns: {
    acts: {
      read: ['catalogue:read'],
      execute: ['runs:start'],
      create_custom: ['documents:create'],
    },
    patterns: { execute: 'runs:start' },
  },
  // Stitches are workflows: to execute one is to start a scenario of it.
  stitches: {
    acts: { read: ['catalogue:read'], execute: ['workflows:start'] },
    patterns: { execute: 'workflows:start' },
  },
  // Users are principals and the keys that stand for them.
  users: { acts: {}, all: ['principals:*', 'api_keys:*', 'api_keys:grant'] },
  // The configuration is what a tenant is set up with.
  config: { acts: {}, all: ['diagnostics:*', 'providers:*', 'tenants:*'] },
}

/**
 * What a permission in the words of the second seed's `config/rbac.yaml` is in ours, or `undefined` where it is in
 * none of its words. A bare name in a pattern is that of a scenario or workflow, whoever contributes it; `read` is
 * about the whole catalogue. Pure.
 *
 * @example
 * seedPermission('patterns:execute:extract_*') // ['runs:start:extract_*', 'runs:start:*\/extract_*']
 * seedPermission('runs:list')                  // undefined
 */
export function seedPermission(written: string): readonly string[] | undefined {
  const [resource = '', act = '', ...rest] = written.split(':')
  const known = Object.hasOwn(SEED_RESOURCES, resource) ? SEED_RESOURCES[resource] : undefined
  if (!known) return undefined
  const pattern = rest.join(':')
  if (act === '*') {
    const every = [...new Set([...Object.values(known.acts).flat(), ...(known.all ?? [])])]
    return rest.length === 0 ? every : undefined
  }
  const actions = Object.hasOwn(known.acts, act) ? known.acts[act] : undefined
  if (!actions) return undefined
  if (rest.length === 0) return actions
  const action = known.patterns && Object.hasOwn(known.patterns, act) && known.patterns[act]
  if (!action) return undefined
  // Ids here begin with whoever contributes: `house/summarize`.
  return [`${action}:${pattern}`, `${action}:*/${pattern}`]
}
