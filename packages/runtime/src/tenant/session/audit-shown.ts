import type { Principal, ShownText } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { readRun } from './read-run.ts'

type Begun = Extract<ShownText, { readonly kind: 'streaming' }>

/**
 * Hands on what is shown of a run, each outcome once it is written down that it is: a reading like any other,
 * only earlier. Where that cannot be written, or may no longer be read, nothing of it is handed on, and
 * whoever reads hears why.
 */
export async function* shownOnceWritten(
  shown: AsyncIterable<ShownText>,
  write: (begun: Begun) => Promise<void>,
): AsyncGenerator<ShownText> {
  for await (const each of shown) {
    if (each.kind === 'streaming') await write(each)
    yield each
  }
}

/** Writes down who is shown which outcome of which run while it is written, and for what purpose. */
export async function auditShown(
  services: TenantServices,
  watcher: Principal,
  { run, name, visit }: Pick<Begun, 'name' | 'visit'> & { readonly run: string },
): Promise<void> {
  const { envelope } = await readRun(services, run)
  await appendEntry(services, 'read', {
    type: 'fcc.artifact.read',
    subject: run,
    data: {
      by: actingPrincipal(watcher),
      purpose: envelope.purpose,
      how: 'streamed',
      // It has no address yet; what rules left of it is in the record of its visit.
      artifacts: [{ name }],
      visit,
    },
  })
}
