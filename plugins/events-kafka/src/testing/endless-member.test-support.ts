/** A process that joins a group and takes nothing of what it is given, until it is killed. */
import { createKafkaTransport } from '../kafka-transport.ts'
import { config } from '../settings.ts'

const [url = '', settings = '{}'] = process.argv.slice(2)
const transport = await createKafkaTransport(config.parse(JSON.parse(settings))).open({
  secret: async () => url,
})
await transport.subscribe(
  'riverside',
  () => {
    process.stdout.write('has\n')
    return new Promise(() => undefined)
  },
  { group: 'billing', from: { since: new Date(0).toISOString() } },
)
