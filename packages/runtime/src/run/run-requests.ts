import type { TenantServices } from '../tenant/tenant-services.ts'
import { cancelCommand, type RunCommand } from './run-changes.ts'

/** What some process commanded of a run and left in the store. */
export async function requestedCommand(
  { durable, store }: Pick<TenantServices, 'durable' | 'store'>,
  run: string,
): Promise<RunCommand | undefined> {
  if (!durable) return undefined
  const request = await store.readRequest(run)
  if (request === undefined) return undefined
  const by = request.by.id
  return request.kind === 'cancel'
    ? cancelCommand(by)
    : { kind: request.kind, by, say: request.say }
}
