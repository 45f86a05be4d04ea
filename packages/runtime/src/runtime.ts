import type {
  AdmissionPorts,
  MasterKey,
  NewReferenceData,
  Principal,
  ReferenceData,
} from '@fcc/contracts'
import type { Diagnostic, FoundManifest, Plugin } from '@fcc/plugin-api'
import type { Assembly } from './assembly/assembly-pool.ts'
import type { HostStatus } from './backpressure/host-status.ts'
import type { HostConfig } from './config/host-config.ts'
import type { Sessions } from './credentials/sessions.ts'
import type { VerifiedApiKey } from './credentials/verify-api-key.ts'
import type { Readiness, ReadinessLimits } from './health/readiness.ts'
import type { KeyCare } from './keys/key-care.ts'
import type { LostRecords } from './store/accept-store.ts'
import type { TenantDirectory } from './tenant/tenant-directory.ts'
import type { TenantRuntime } from './tenant/tenant-runtime.ts'
import type { TenantArchives } from './tenant-archive/tenant-archives.ts'

/** How to make a runtime. Everything has a default: `fcc.yaml` and installed plugins of the working directory. */
export interface RuntimeOptions {
  /** The folder of the application: its `fcc.yaml`, and the `package.json` whose dependencies are looked through. */
  readonly directory?: string | undefined
  /** Another file than `fcc.yaml` in that folder. */
  readonly configFile?: string | undefined
  /** The configuration itself, instead of a file. */
  readonly config?: HostConfig | undefined
  /** Plugins given in code; discovery does not happen then. */
  readonly plugins?: readonly GivenPlugin[] | undefined
  /**
   * Ids of the tenants that are wanted here, where not all are. Of the others nothing is loaded or
   * opened: a command about one tenant has no business with its neighbours.
   */
  readonly tenants?: readonly string[] | undefined
  /**
   * Whether this process looks for runs that are due and that nobody holds, at its start and every
   * `limits.recoveryMs`, and sends events to webhooks; by default it does. A command about one run has no business
   * with the others.
   */
  readonly recover?: boolean | undefined
  /** How many runs this process advances side by side, in place of `executor.concurrency`. */
  readonly concurrency?: number | undefined
  /**
   * `required` denies whatever no role of a principal allows, also where nobody configured roles, and knows the
   * built-in roles (`BUILT_IN_ROLES`). `configured`, the default, denies once any roles are configured.
   */
  readonly access?: 'configured' | 'required' | undefined
  /** Who is asked before each visit: a ledger, and the mode. Everything passes where absent. */
  readonly admission?: AdmissionPorts | undefined
  /** The key that wraps data keys; a file beside the store where absent. */
  readonly masterKey?: MasterKey | undefined
  /** Milliseconds since 1970, UTC. */
  readonly clock?: (() => number) | undefined
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}

/** A plugin given in code, with its manifest where it has one. */
export type GivenPlugin = Plugin | { readonly plugin: Plugin; readonly found: FoundManifest }

/** Tenants in one process: shared infrastructure below, nothing shared above. */
export interface Runtime {
  readonly config: HostConfig
  /** Whether roles are required of everybody, or only where some are configured. */
  readonly access: 'configured' | 'required'
  readonly diagnostics: readonly Diagnostic[]
  /** The manifests found or given, sorted by id. */
  readonly manifests: readonly FoundManifest[]
  /** Those that some tenant uses now. */
  readonly assemblies: readonly Assembly[]
  /** The tenants: listed, added, replaced and removed while the process runs. */
  readonly tenants: TenantDirectory & TenantArchives
  /**
   * @throws FccError FCC_TENANT_UNKNOWN, or FCC_TENANT_REFUSED with the reasons
   * @example
   * const session = runtime.tenant('riverside').as({ kind: 'human', id: 'ada', roles: [] })
   */
  tenant(id: string): TenantRuntime
  /**
   * Accepts that a tenant has fewer safeguards than it last started with; audited. The tenant starts
   * with the next runtime.
   *
   * @throws FccError FCC_TENANT_REFUSED where it would not start with what is there either: nothing is
   * accepted then
   */
  accept(id: string, by: Principal): Promise<readonly string[]>
  /** Code lists, catalogues and tables that all tenants of the store share; read-only to runs. */
  readonly referenceData: {
    /** Every version, in the order in which they were imported. */
    list(): Promise<readonly ReferenceData[]>
    /**
     * Keeps a version for all tenants. The same again changes nothing.
     *
     * @throws FccError FCC_REFERENCE_INVALID, FCC_STORE_REFERENCE_TAKEN, FCC_ACCESS_DENIED
     * @example
     * await runtime.referenceData.import({ name: 'icd-10-cm', version: '2026', mediaType: 'text/csv', text }, operator)
     */
    import(data: NewReferenceData, by: Principal): Promise<ReferenceData>
  }
  /** By what the keys of all tenants are wrapped; rotated while others work. */
  readonly keys: KeyCare
  /**
   * Whose API key somebody shows. It is looked up each time: what was revoked is refused at once.
   *
   * @example
   * const shown = await runtime.verifyApiKey(request.headers['x-api-key'])
   * if (shown.kind === 'verified') runtime.tenant(shown.key.tenant).as(shown.key.principal)
   */
  verifyApiKey(text: string): Promise<VerifiedApiKey>
  /**
   * Whether this process can do what is asked of it now: its store is written to, its log has its places, and its
   * executor takes what is due.
   */
  readiness(limits: ReadinessLimits): Promise<Readiness>
  /**
   * How the host is: where work piles up in its processes, what is done about new runs, and the numbers by which it
   * may be scaled. By what each process that works told lately, so that any process may ask.
   *
   * @throws FccError FCC_ACCESS_DENIED
   * @example
   * const { signals } = await runtime.status(operator)
   * if (signals.queueDepth === null) throw new Error('nobody knows how deep the queue is')
   */
  status(by: Principal): Promise<HostStatus>
  /** The sessions of people who signed in at a server; each is a row of the control store. */
  readonly sessions: Sessions
  /**
   * Accepts that a tenant's store is empty, or older than it was; audited in its own log, with what is
   * lost. It opens with the next use.
   *
   * @returns what is lost; `undefined` where the store is the expected one
   * @throws FccError FCC_STORE_FOREIGN, FCC_STORE_UNMARKED: such a store cannot be accepted
   */
  acceptStore(id: string, by: Principal): Promise<LostRecords | undefined>
  /** Waits for the visits under way, signs what is left, lets everything go in reverse order; idempotent. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
