import type { Decision, GrantedKind, Principal } from '@fcc/contracts'
import { writeDecisions } from '@fcc/simulation'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { appendEntry } from '../session/append-entry.ts'
import type { TenantHandles } from '../tenant-handles.ts'

/** What is written down of a call that reads in another tenant; the same in both logs. */
export interface QueryNote {
  readonly from: string
  readonly of: string
  readonly purpose: string
  readonly what?: GrantedKind | undefined
  readonly grant?: string | undefined
  readonly answer: 'opened' | 'read' | 'no grant' | 'over' | 'not covered' | 'rules'
  readonly run?: string | undefined
  readonly decisions?: readonly Decision[] | undefined
}

/** Writes such a call into one tenant's log; `by` is whoever asked, in their own tenant. */
export async function writeQuery(
  handles: Pick<TenantHandles, 'entries' | 'store' | 'integrator' | 'clock' | 'tenant'>,
  by: Principal,
  { decisions = [], ...note }: QueryNote,
): Promise<void> {
  await appendEntry(handles, 'query', {
    type: 'fcc.tenant.queried',
    subject: `urn:fcc:tenant:${note.of}`,
    data: { by: actingPrincipal(by), ...note, ...writeDecisions(decisions) },
  })
}
