import type { RunJob } from '@fcc/contracts'
import type { Connection } from './connection.ts'

/** A run that was let go. */
export type AnnouncedRun = Pick<RunJob, 'tenant' | 'run'>

/** Tells every process that hears the channel. */
export async function tellOf(
  { commands }: Connection,
  channel: string,
  { tenant, run }: AnnouncedRun,
): Promise<void> {
  await commands.publish(channel, JSON.stringify([tenant, run]))
}

/** Hears what is told on the channel, over a connection of its own; nothing where nobody wants to hear it. */
export function hearAnnouncements(
  connection: Connection,
  channel: string,
  hear: ((run: AnnouncedRun) => void) | undefined,
): void {
  if (!hear) return
  const hearing = connection.forWorker()
  hearing.on('message', (_, text: string) => {
    const named = readNames(text)
    if (named) hear(named)
  })
  // Connected again, it subscribes again by itself.
  hearing.subscribe(channel).catch(() => undefined)
}

/** What others wrote may be anything: ids are looked up in the store, and what is none is nobody's. */
function readNames(text: string): AnnouncedRun | undefined {
  try {
    const read: unknown = JSON.parse(text)
    if (!Array.isArray(read)) return undefined
    const [tenant, run] = read as readonly unknown[]
    return typeof tenant === 'string' && typeof run === 'string' ? { tenant, run } : undefined
  } catch {
    return undefined
  }
}
