import type { ControlStore, CredentialRow, DirectoryRow, StoreMark } from '@fcc/contracts'
import type { Names } from '../aim/names.ts'
import { AT, bytesOf } from '../arena/records.ts'
import type { PortAttacks } from './probe.ts'

/** Why a method is in nobody's hands but the host's. */
const ofHost = (what: string) => ({
  unreachable: `${what}: of the host alone, and names no tenant`,
})

export const keyOf = ({ tenant, subject }: Names, wrapped: string) => ({
  ...{ tenant, name: subject, kind: 'data' as const, masterKeyId: 'of the suite' },
  wrapped: bytesOf(wrapped),
  createdAt: AT,
})

export const credentialOf = (
  { tenant, owner, credential }: Names,
  record: string,
): CredentialRow => ({
  ...{ kind: 'session', id: credential, tenant, owner, version: 1, record, digest: 'of the suite' },
})

export const directoryRowOf = ({ tenant }: Names, config: string): DirectoryRow => ({
  ...{
    tenant,
    version: 1,
    state: 'removed',
    config,
    at: AT,
    by: 'the suite',
    digest: 'of the suite',
  },
})

export const markOf = ({ tenant }: Names, identity: string): StoreMark => ({
  ...{ tenant, version: 1, identity, phase: 'created', size: 0, state: '', at: AT },
  digest: 'of the suite',
})

export const capabilitiesOf = ({ tenant }: Names, safeguard: string) => ({
  ...{ tenant, plugins: { 'of-the-suite': [safeguard] }, at: AT, by: 'the suite', since: [] },
  digest: safeguard,
})

const OWN = 'of the attacker'
const erasureOf = ({ tenant, subject }: Names) => ({ tenant, subject, at: AT, by: OWN })

/**
 * How each method of the control store is attacked: by what a tenant can bring into it – subjects, owners – and
 * by tenants whose ids are nearly the other's. Whoever calls it has to name the tenant; that it is the caller's
 * own is seen to above it.
 */
export const controlStoreAttacks: PortAttacks<ControlStore> = {
  putKey: [
    {
      slots: ['tenant', 'subject'],
      changes: true,
      call: (port, names) => port.putKey(keyOf(names, OWN)),
    },
  ],
  readKey: [
    {
      slots: ['tenant', 'subject'],
      call: (port, { tenant, subject }) => port.readKey(tenant, 'data', subject),
    },
  ],
  replaceKey: [
    {
      slots: ['tenant', 'subject'],
      changes: true,
      call: async (port, names) => {
        await port.replaceKey(keyOf(names, 'another'), bytesOf(OWN))
        return port.readKey(names.tenant, 'data', names.subject)
      },
    },
  ],
  listKeys: [
    { slots: ['tenant'], call: (port, { tenant }) => port.listKeys(tenant, { limit: 1000 }) },
  ],
  shred: [
    {
      slots: ['tenant', 'subject'],
      changes: true,
      call: (port, names) => port.shred(erasureOf(names)),
    },
  ],
  listErasures: [{ slots: ['tenant'], call: (port, { tenant }) => port.listErasures(tenant) }],
  isErased: [
    {
      slots: ['tenant', 'erased'],
      call: (port, { tenant, erased }) => port.isErased(tenant, erased),
    },
  ],
  replayErasures: [
    {
      slots: ['tenant', 'subject'],
      changes: true,
      call: (port, names) => port.replayErasures([erasureOf(names)]),
    },
  ],
  readCapabilities: [
    { slots: ['tenant'], call: (port, { tenant }) => port.readCapabilities(tenant) },
  ],
  writeCapabilities: [
    {
      slots: ['tenant'],
      changes: true,
      call: (port, names) => port.writeCapabilities(capabilitiesOf(names, OWN)),
    },
  ],
  readMark: [{ slots: ['tenant'], call: (port, { tenant }) => port.readMark(tenant) }],
  listMarked: ofHost('the tenants that have a mark'),
  writeMark: [
    {
      slots: ['tenant'],
      changes: true,
      ordered: true,
      call: (port, names) => port.writeMark({ ...markOf(names, OWN), version: 2 }),
    },
  ],
  writeTenant: [
    {
      slots: ['tenant'],
      changes: true,
      ordered: true,
      call: (port, names) => port.writeTenant({ ...directoryRowOf(names, OWN), version: 2 }),
    },
  ],
  readTenant: [{ slots: ['tenant'], call: (port, { tenant }) => port.readTenant(tenant) }],
  listTenants: ofHost('the directory'),
  noteWork: [
    { slots: ['tenant'], changes: true, call: (port, { tenant }) => port.noteWork(tenant, 2) },
  ],
  listWork: ofHost('which tenants may have work'),
  clearWork: [
    {
      slots: ['tenant'],
      changes: true,
      call: (port, { tenant }) => port.clearWork({ tenant, at: 1 }),
    },
  ],
  writeCredential: [
    {
      slots: ['tenant', 'owner'],
      changes: true,
      call: (port, names) => port.writeCredential(credentialOf(names, OWN)),
    },
  ],
  readCredential: ofHost('a credential before it is known whose it is'),
  listCredentials: [
    {
      slots: ['tenant', 'owner'],
      call: (port, { tenant, owner }) => port.listCredentials({ kind: 'session', tenant, owner }),
    },
    {
      slots: ['tenant'],
      call: (port, { tenant }) => port.listCredentials({ kind: 'session', tenant }),
    },
  ],
  removeCredential: ofHost('a credential by its id'),
  removeExpiredCredentials: ofHost('credentials that expired'),
  close: ofHost('the whole store'),
}
