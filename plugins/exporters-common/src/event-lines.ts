import type { Subscriber } from '@fcc/contracts'
import type { Settings } from './settings.ts'

/** Each event of a tenant that wants it as a CloudEvent 1.0 in one line, for whatever collects the log of the process. */
export const eventLines: Subscriber<Settings> = {
  id: 'exporters-common/event-lines',
  title: 'Events as CloudEvents, one a line, on standard error',
  handle(event, { settings }) {
    if (settings.event_lines) process.stderr.write(`${JSON.stringify(event)}\n`)
  },
}
