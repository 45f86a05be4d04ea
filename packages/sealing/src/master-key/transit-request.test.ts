import { type AddressInfo, createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createTransitMasterKey } from './transit-master-key.ts'

it('a key service that answers in another protocol is one that could not be asked', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () =>
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      ),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const masterKey = createTransitMasterKey({
    address: `http://127.0.0.1:${port}`,
    key: 'fcc',
    token: () => 'token',
    timeoutMs: 60_000,
  })
  await expect(masterKey.wrap(new Uint8Array(32))).rejects.toMatchObject({
    code: 'FCC_SEALING_KEY_SERVICE',
  })
})
