import { channel } from 'node:diagnostics_channel'
import type { Subscriber } from '@fcc/contracts'

/** Where whoever runs this process can hear how runs end. */
export const ENDINGS = 'example-fcc-template:run-endings'

/** Hears how runs end, with ids and labels and no content, and passes it on. */
export const runEndings: Subscriber = {
  id: 'example-fcc-template/run-endings',
  title: 'Passes on how runs end',
  types: ['fcc.run.ended'],
  // An event may come twice under the same id: whoever counts tells by it.
  handle({ id, subject, data }, { tenant }) {
    channel(ENDINGS).publish({ id, tenant: tenant.id, run: subject, data })
  },
}
