import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A relay to a server that can keep back what a client sends, and sends it afterwards, as a slow network does. */
export interface HoldingRelay {
  readonly port: number
  /** Keeps back the next bytes that have these texts in them, and all that comes after them on their connection. */
  hold(...texts: readonly string[]): void
  /** Settles once something is kept back. */
  held(): Promise<void>
  /** Sends what was kept back, whoever sent it by now; mute, its answers are lost. */
  release(how?: { readonly isMute: boolean }): void
  /** The tags of commands that the server answered on connections that were kept back, from their release on. */
  answers(): readonly string[]
  /** Takes no new connections, or does again. */
  cut(isCut: boolean): void
  /** Ends every connection. */
  close(): Promise<void>
}

/** Starts a relay to a port of this machine. */
export async function startHoldingRelay(to: number): Promise<HoldingRelay> {
  const sockets = new Set<Socket>()
  const kept: { readonly there: Socket; readonly bytes: Buffer[] }[] = []
  const tags: string[] = []
  let wanted: readonly string[] | undefined
  let isReleased = false
  let isMute = false
  let isAway = false
  let tell = (): void => undefined
  const holding = new Promise<void>((resolve) => {
    tell = resolve
  })
  const server = createServer((here) => {
    if (isAway) return void here.destroy()
    const there = connect(to, '127.0.0.1')
    let own: Buffer[] | undefined
    for (const socket of [here, there]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        here.destroy()
        there.destroy()
      })
    }
    here.on('data', (bytes: Buffer) => {
      const isWanted = !isReleased && wanted?.every((text) => bytes.includes(text)) === true
      if (isWanted && kept.length === 0) {
        own = []
        kept.push({ there, bytes: own })
        tell()
      }
      if (own && !isReleased) own.push(bytes)
      else there.write(bytes)
    })
    there.on('data', (bytes: Buffer) => {
      if (own && isReleased) tags.push(...tagsOf(bytes))
      if (!own || !isMute) here.write(bytes)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    hold(...texts) {
      wanted = texts
    },
    held: () => holding,
    release(how) {
      isReleased = true
      isMute = how?.isMute ?? false
      for (const { there, bytes } of kept) there.write(Buffer.concat(bytes))
    },
    answers: () => tags,
    cut(isCut) {
      isAway = isCut
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The tags of the messages that end a command: one letter, the length, and the tag with a zero after it. */
function tagsOf(bytes: Buffer): readonly string[] {
  const found: string[] = []
  for (let at = 0; at + 5 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at + 1)
    if (bytes[at] === 'C'.charCodeAt(0)) found.push(bytes.toString('utf8', at + 5, at + length))
    at += 1 + length
  }
  return found
}
