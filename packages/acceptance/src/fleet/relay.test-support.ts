// Listens at an address and hands connections on to another one, until it is ended: in a network namespace, where
// a server of this machine is to be reached at the port of loopback that it has.
import { connect, createServer } from 'node:net'

interface Relayed {
  readonly from: { readonly host: string; readonly port: number }
  readonly to: { readonly host: string; readonly port: number }
}

for (const { from, to } of JSON.parse(process.argv[2] ?? '') as readonly Relayed[]) {
  createServer((here) => {
    const there = connect(to.port, to.host)
    here.pipe(there).pipe(here)
    here.on('error', () => there.destroy())
    there.on('error', () => here.destroy())
  }).listen(from.port, from.host)
}
process.stdout.write('ready\n')
