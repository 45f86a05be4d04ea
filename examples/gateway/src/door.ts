import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of this machine that listens. */
export interface Door {
  readonly url: string
  /** Takes no more, and waits for what is under way. */
  close(): Promise<void>
}

/** How long connections have to end by themselves, in milliseconds. */
const GRACE_MS = 5000

/** Has a server listen; at port 0 wherever it is free. */
export async function openDoor(server: Server, port: number): Promise<Door> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
      }),
  }
}
