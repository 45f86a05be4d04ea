import type { Principal } from '../run/principal.ts'

/** A named action: who can do it at all, and what its object is. */
export interface AccessAction {
  /** The kinds of principal that may do it where their roles allow it. */
  readonly kinds: readonly Principal['kind'][]
  /** What a pattern in a permission is held against; absent where there is nothing to name. */
  readonly object?:
    | 'scenario'
    | 'workflow'
    | 'exporter'
    | 'provider'
    | 'role'
    | 'tenant'
    | 'reference data'
    | undefined
  /** The action by which it is given too, to whoever may do that to what stands behind its object. */
  readonly alsoBy?: string | undefined
  /** Given only by a permission that writes the action out: no `*` gives it. */
  readonly explicit?: true | undefined
  /** Done in a tenant that is locked, too: it looks into what happened, or makes less of what may happen. */
  readonly whileLocked?: true | undefined
  /** Done in a tenant that is suspended, as everything is that is done in a locked one: it begins no work. */
  readonly whileSuspended?: true | undefined
}

const anybody = ['human', 'service', 'persona', 'model'] as const
/** What answers for itself: a person, or a program that somebody answers for. */
const accountable = ['human', 'service'] as const
const people = ['human'] as const

/**
 * Every action of a tenant session and of the runtime, as `resource:verb`. The object of a run is its
 * scenario's whole id, so that `runs:start:healthcare/*` covers the scenarios of one plugin.
 */
export const ACCESS_ACTIONS = {
  'runs:start': { kinds: anybody, object: 'scenario', alsoBy: 'workflows:start' },
  /** Starts every scenario that walks the workflow: another way to say `runs:start`. */
  'workflows:start': { kinds: anybody, object: 'workflow' },
  'runs:list': { kinds: anybody, object: 'scenario', whileLocked: true },
  'runs:read': { kinds: anybody, object: 'scenario', whileLocked: true },
  'runs:explain': { kinds: anybody, object: 'scenario', whileLocked: true },
  /** Made once more from what is kept of it; nothing is shown of its content. */
  'runs:replay': { kinds: accountable, object: 'scenario' },
  /** What models answered in it, to be taken away in a file. */
  'runs:record': { kinds: accountable, object: 'scenario', explicit: true },
  'runs:watch': { kinds: anybody, object: 'scenario', whileLocked: true },
  'runs:cancel': { kinds: anybody, object: 'scenario', whileLocked: true },
  'runs:pause': { kinds: anybody, object: 'scenario', whileLocked: true },
  'runs:resume': { kinds: accountable, object: 'scenario' },
  'runs:quarantine': { kinds: accountable, object: 'scenario', whileLocked: true },
  /** What waits for an answer, and what it is about. */
  'approvals:read': { kinds: people, object: 'scenario', whileSuspended: true },
  'approvals:approve': { kinds: people, object: 'scenario' },
  'approvals:reject': { kinds: people, object: 'scenario' },
  'approvals:waive': { kinds: people, object: 'scenario' },
  /** Besides the above, where whoever started the run answers it. */
  'approvals:approve_own': { kinds: people, object: 'scenario', explicit: true },
  'approvals:waive_own': { kinds: people, object: 'scenario', explicit: true },
  /** Scenarios, workflows, personas, gates and constitutions, as they are written. */
  'catalogue:read': { kinds: anybody, whileSuspended: true },
  /** What was found wrong when the tenant was assembled, and of which plugins it is. */
  'diagnostics:read': { kinds: accountable, whileLocked: true },
  /** Whether new runs are let in, and what keeps them out; of the host, also the figures of its processes. */
  'status:read': { kinds: accountable, whileLocked: true },
  /** To put a document of the tenant's own into its catalogue. Nothing does that over an interface yet. */
  'documents:create': { kinds: accountable },
  'files:read': { kinds: anybody },
  /** Whether an act outside a run may be done; nothing is done by it. */
  'decisions:request': { kinds: anybody },
  'outcomes:read': { kinds: anybody, object: 'scenario' },
  /** What a step made and nobody released, also what a gate rejected: for whoever has to find out why. */
  'work:read': { kinds: accountable, object: 'scenario', explicit: true },
  'subjects:shred': { kinds: accountable, whileSuspended: true },
  'records:prune': { kinds: accountable, whileSuspended: true },
  /** Entries of the log, some at a time; they hold no content. */
  'audit:read': { kinds: accountable, whileLocked: true },
  'audit:export': { kinds: accountable, whileLocked: true },
  'records:export': { kinds: accountable, object: 'exporter', whileSuspended: true },
  /** How each is reached, and whether its key is there; never the key. */
  'providers:list': { kinds: accountable, whileSuspended: true },
  /** One small call with nothing of anybody in it; it may cost something. */
  'providers:test': { kinds: accountable, object: 'provider' },
  /** Reports of who had access and of how data flows: of everybody, by what the log has. */
  'reports:read': { kinds: accountable, whileLocked: true },
  /** The events of all runs, and those that subscribers could not be given; they hold no content. */
  'events:read': { kinds: accountable, whileLocked: true },
  /** Gives a subscriber of a plugin events again. */
  'events:replay': { kinds: accountable },
  /** Where events are sent, how it fares, and what was given up. */
  'webhooks:list': { kinds: accountable, whileSuspended: true },
  /** Sends an event that tells of nothing. */
  'webhooks:test': { kinds: accountable },
  /** Sends again what was given up. */
  'webhooks:redrive': { kinds: accountable },
  /** Keys of programs: made, looked at, given another secret, and ended. The keys themselves are shown once. */
  'api_keys:create': { kinds: accountable },
  'api_keys:list': { kinds: accountable, whileLocked: true },
  'api_keys:rotate': { kinds: accountable },
  'api_keys:revoke': { kinds: accountable, whileLocked: true },
  /** Besides making one: to give it a role that whoever makes it does not have. */
  'api_keys:grant': { kinds: accountable, object: 'role', explicit: true },
  /** To end what others are signed in with. */
  'principals:sign_out': { kinds: accountable, whileLocked: true },
  /** To let somebody of another tenant read here, by name, for a purpose and until a day. */
  'grants:create': { kinds: people, explicit: true },
  'grants:list': { kinds: accountable, whileLocked: true },
  'grants:revoke': { kinds: accountable, whileLocked: true },
  /** To read in another tenant, by what that tenant granted; its object is that tenant. */
  'grants:use': { kinds: accountable, object: 'tenant' },
  'safeguards:accept': { kinds: accountable, object: 'tenant' },
  /** A store that is empty or older than it was, with what is lost by it. */
  'stores:accept': { kinds: accountable, object: 'tenant' },
  /** To bring the tables of the store to the newest step. */
  'stores:migrate': { kinds: accountable },
  /** Everything of a tenant, sealed, into another store of the host. */
  'stores:copy': { kinds: accountable, object: 'tenant' },
  /** Everything of a tenant, sealed, with its keys for whoever has the passphrase. */
  'stores:back_up': { kinds: accountable, object: 'tenant', explicit: true },
  'stores:restore': { kinds: accountable, object: 'tenant' },
  /** Which master keys wrap how many keys of each tenant; never a key. */
  'keys:read': { kinds: accountable },
  /** Of the master key, no object. */
  'keys:rotate': { kinds: accountable, object: 'tenant', explicit: true },
  /** Named by the reference data; what all tenants of the host work with. */
  'reference_data:import': { kinds: accountable, object: 'reference data' },
  /** Which tenants the host has, and what keeps one from starting. */
  'tenants:list': { kinds: accountable, object: 'tenant' },
  'tenants:add': { kinds: accountable, object: 'tenant' },
  'tenants:replace': { kinds: accountable, object: 'tenant' },
  /** Nothing new of it starts until it is resumed; what is under way waits. */
  'tenants:suspend': { kinds: accountable, object: 'tenant' },
  'tenants:resume': { kinds: accountable, object: 'tenant' },
  'tenants:remove': { kinds: accountable, object: 'tenant' },
  /** Its configuration and everything of it, sealed, in one archive, with its keys for whoever it is made for. */
  'tenants:export': { kinds: accountable, object: 'tenant', explicit: true },
  /** From such an archive, as it was. */
  'tenants:import': { kinds: accountable, object: 'tenant' },
  /** Everything of it, for good. */
  'tenants:erase': { kinds: people, object: 'tenant', explicit: true },
  /** A tenant that named another one without a grant works again, by the word of a person. */
  'tenants:unlock': { kinds: people, object: 'tenant', explicit: true },
} as const satisfies Readonly<Record<string, AccessAction>>

/** The name of an action. */
export type AccessActionName = keyof typeof ACCESS_ACTIONS

/** Every action's name, in the order of the table. */
export const ACCESS_ACTION_NAMES = Object.keys(ACCESS_ACTIONS) as readonly AccessActionName[]
