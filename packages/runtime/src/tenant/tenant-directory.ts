import type { Principal } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { TenantConfig } from '../config/host-config.ts'
import type { RecordsInspection } from '../store/inspect-records.ts'
import type { TenantErasure } from './erase-tenant.ts'
import type { Reload } from './reload.ts'
import type { TenantSummary } from './tenant-runtime.ts'

/**
 * The tenants of a runtime. `fcc.yaml` is one source; the others are rows in the control store, which
 * every process on that store sees. Of a tenant that is in both, what was written last counts: a row,
 * until somebody edits the tenant's block in the file.
 */
export interface TenantDirectory {
  /** Every tenant of this process, the refused among them. Those that nobody used yet have nothing open. */
  list(): readonly TenantSummary[]
  /** Those of them that somebody may list, by the host's rules. @throws FccError FCC_ACCESS_DENIED where they may none */
  listFor(by: Principal): Promise<readonly TenantSummary[]>
  /**
   * Opens every tenant, or one, to see whether it can be used: what is wrong with its store shows only
   * then.
   */
  check(id?: string): Promise<readonly TenantSummary[]>
  /**
   * Reads everything that a tenant's store holds, each row against its digest, the log against its tree,
   * and opens each content. Takes as long as there is data.
   *
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_REFUSED where its store is not the expected one
   */
  inspect(id: string): Promise<RecordsInspection>
  /**
   * Adds a tenant while others run, here and for every process on the same store.
   *
   * @throws FccError FCC_TENANT_EXISTS, FCC_TENANT_CONFIG, FCC_TENANT_REFUSED, FCC_TENANT_CHANGED,
   * FCC_TENANT_IN_USE, FCC_ACCESS_DENIED: nothing was added then
   * @example
   * await runtime.tenants.add(tenantConfig('lakeside', { plugins: ['healthcare'] }, file), operator)
   */
  add(config: TenantConfig, by: Principal): Promise<TenantSummary>
  /**
   * Gives a tenant another configuration. What starts from now on has the new one; what is under way
   * finishes on its own.
   *
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_CONFIG, FCC_TENANT_REFUSED, FCC_TENANT_CHANGED,
   * FCC_ACCESS_DENIED: the tenant stays as it was then; also where a plugin does
   * not start that did not fail before
   */
  replace(config: TenantConfig, by: Principal): Promise<TenantSummary>
  /**
   * Takes over what is new since the start or the last reload, without a restart: tenants' blocks in
   * `fcc.yaml`, and packages that were installed or came in another version at a place of their own. Each
   * tenant changes as {@link replace} changes it, or keeps what it has with the reason. What only a new
   * process can have is told of. A configuration that was given in code stays.
   *
   * @param by may replace every tenant of this process, and add those that are new
   * @throws FccError FCC_CONFIG_*, FCC_ACCESS_DENIED: nothing was taken over then
   * @example
   * process.on('SIGHUP', () => runtime.tenants.reload(operator).then(tell, complain))
   */
  reload(by: Principal): Promise<Reload>
  /**
   * Takes a tenant out of the directory. Its data stays where it is. Runs under way finish; nothing new
   * starts.
   *
   * @returns whether everything of it was closed within `limits.closeGraceMs`; else that happens later
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_CHANGED, FCC_ACCESS_DENIED
   */
  remove(id: string, by: Principal): Promise<boolean>
  /**
   * Erases a tenant for good while others run: stops it, removes its records, files, objects, keys, credentials and
   * everything else that the store has of it, and looks for what is left. What stays is a row that says when it was
   * erased and by whom, so that no copy of it is taken for it. Cut short, or refused because something is left or
   * another process has it open, it is called again and finishes.
   *
   * @param given `confirm` is the id once more: there is no way back
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_ERASE_CONFIRM, FCC_TENANT_ERASE_STORE, FCC_TENANT_ERASE_IN_USE,
   * FCC_TENANT_ERASE_LEFT, FCC_TENANT_CHANGED, FCC_ACCESS_DENIED
   * @example
   * await runtime.tenants.erase('lakeside', operator, { confirm: 'lakeside' })
   */
  erase(id: string, by: Principal, given: { readonly confirm: string }): Promise<TenantErasure>
  /**
   * Suspends a tenant while others run, in every process on the same store. Nothing new of it starts and no content
   * of it is read; what is under way finishes its visit and waits; who may reads its runs and its log, exports and
   * erases subjects. It stays suspended whatever becomes of its configuration, until it is resumed.
   *
   * @param given `reason` is one line: it is in the tenant's log, and shown to who is refused
   * @returns `false` where it was suspended already; the first reason stays then
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_REASON_INVALID, FCC_ACCESS_DENIED
   * @example
   * await runtime.tenants.suspend('lakeside', operator, { reason: 'their key was stolen' })
   */
  suspend(id: string, by: Principal, given: { readonly reason: string }): Promise<boolean>
  /**
   * Lets a suspended tenant work again; what waited continues. A lock stays.
   *
   * @returns `false` where it was not suspended
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_ACCESS_DENIED
   */
  resume(id: string, by: Principal): Promise<boolean>
  /**
   * Lets a tenant work again that is locked because it named another one without a grant; written into its log.
   *
   * @returns `false` where it was not locked
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_ACCESS_DENIED
   */
  unlock(id: string, by: Principal): Promise<boolean>
  /** Takes over at once what other processes changed; happens by itself every `limits.directoryPollMs`. */
  refresh(): Promise<readonly Diagnostic[]>
}
