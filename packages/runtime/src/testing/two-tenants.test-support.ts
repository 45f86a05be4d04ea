import { join } from 'node:path'
import type { Principal } from '@fcc/contracts'
import type { Runtime } from '../runtime.ts'
import type { NewGrant } from '../tenant/session/grants.ts'
import { ownDocuments } from './own-documents.test-support.ts'
import { personaYaml } from './sample-plugin.test-support.ts'
import {
  ada,
  grace,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from './test-runtime.test-support.ts'

/** 1 December 2026: where the clock of these tests stands at first. */
const START = Date.parse('2026-12-01T00:00:00Z')

/** Who reads, in a tenant of their own. */
export const reader: Principal = { kind: 'human', id: 'rita', roles: ['reviewer'] }

/** What the platform permits, as the standard constitution does. */
const permits = `
constitution: platform
title: Platform
permits:
  - { id: granted, at: [cross_tenant_query], when: query.granted }
`

/** What a test says of the two; everything has a default. */
export interface TwoTenants
  extends Pick<HostParts, 'store' | 'directory' | 'config' | 'plugins' | 'only'> {
  /** Rules of the tenant whose data it is, as YAML. */
  readonly rules?: string
  /** Rules of the tenant that reads. */
  readonly readerRules?: string
}

/** A runtime with `owner`, whose data it is and which has a persona of its own, and `reader`; and their clock. */
export async function openTwoTenants({ rules, readerRules, config, ...parts }: TwoTenants = {}) {
  const folder = ownDocuments({
    'platform.yaml': permits,
    'owner/personas.yaml': personaYaml('OWN'),
    ...(rules ? { 'owner.yaml': rules } : {}),
    ...(readerRules ? { 'reader.yaml': readerRules } : {}),
  })
  const governed = (file: string, isThere: unknown) => ({
    constitutions: isThere ? [join(folder, file)] : [],
    qualityGates: [],
  })
  const time = { now: START }
  const runtime: Runtime = await openRuntime({
    clock: () => time.now,
    ...(parts.store === 'sqlite' ? { directory: temporaryFolder() } : {}),
    ...parts,
    tenants: {
      owner: {
        personas: { sources: [join(folder, 'owner')], includeCore: true },
        governance: governed('owner.yaml', rules),
      },
      reader: { governance: governed('reader.yaml', readerRules) },
      other: {},
    },
    config: { platformConstitutions: [join(folder, 'platform.yaml')], ...config },
  })
  return {
    runtime,
    time,
    get owner() {
      return runtime.tenant('owner').as(ada)
    },
    mine: runtime.tenant('reader').as(reader),
    operator: grace,
  }
}

/** A grant to the reader, for an hour. */
export function grantTo(changes: Partial<NewGrant> = {}): NewGrant {
  return {
    to: { tenant: 'reader', principal: 'rita' },
    what: ['runs', 'artifacts', 'personas'],
    purpose: 'drafting',
    until: new Date(START + 3_600_000).toISOString(),
    ...changes,
  }
}

/** The entries of one type in a tenant's log. */
export async function entriesOf(
  runtime: Runtime,
  tenant: string,
  type: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const entries = await runtime.tenant(tenant).as(grace).entries({ limit: 1000 })
  return entries.flatMap(({ entry }) =>
    entry?.type === type ? [entry.data as Readonly<Record<string, unknown>>] : [],
  )
}
