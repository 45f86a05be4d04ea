import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyAgentCardSignature } from '@a2a-js/sdk'
import { type CryptoKey, importJWK, type JWK } from 'jose'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'
import { readCardKey } from './card-key.ts'

const PUBLIC_URL = 'https://fcc.example.org'

function fileOf(key: KeyObject): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-card-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'card.pem')
  writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }))
  return file
}

const ed25519 = () => generateKeyPairSync('ed25519').privateKey
const curve = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey

describe('the cards of a server that has a key', () => {
  it.each([
    ['Ed25519', ed25519()],
    ['P-256', curve('P-256')],
  ])('are signed with %s, and verified with the key that they name', async (_, key) => {
    const cardKey = await readCardKey(fileOf(key))
    const { ask } = await openHouse({ publicUrl: PUBLIC_URL, cardKey })
    const { body: keys } = await ask(undefined, 'GET', '/.well-known/jwks.json')
    expect(JSON.stringify(keys)).not.toContain('"d"')
    // The SDK verifies a card as it was sent; of the one that its client hands out it leaves the sign-in away.
    const asked: unknown[] = []
    const verify = verifyAgentCardSignature(async (kid, jku) => {
      asked.push(jku)
      const found = keys.keys.find((each: JWK) => each.kid === kid)
      return (await importJWK(found)) as CryptoKey
    })
    const { body: card } = await ask(undefined, 'GET', '/.well-known/agent-card.json')
    await verify(card)
    expect(asked).toEqual([`${PUBLIC_URL}/.well-known/jwks.json`])
    const request = { jsonrpc: '2.0', id: 1, method: 'GetExtendedAgentCard', params: {} }
    const { body: extended } = await ask('riverside/ada/developer', 'POST', '/a2a', request)
    expect(extended.result.skills.length).toBeGreaterThan(0)
    await verify(extended.result)
    for (const changed of [
      { ...card, url: PUBLIC_URL, name: 'Other' },
      { ...card, supportedInterfaces: [{ ...card.supportedInterfaces[0], url: 'https://else' }] },
      { ...card, securitySchemes: {} },
      { ...extended.result, skills: [] },
    ]) {
      await expect(verify(changed)).rejects.toThrow('No valid signatures')
    }
  })

  it('are sent as the protocol has them, and unsigned without one', async () => {
    const { ask } = await openHouse({ publicUrl: PUBLIC_URL })
    const { body } = await ask(undefined, 'GET', '/.well-known/agent-card.json')
    expect(body.securitySchemes).toEqual({
      token: { httpAuthSecurityScheme: { scheme: 'Bearer', description: expect.any(String) } },
    })
    expect(body.signatures).toBeUndefined()
    expect((await ask(undefined, 'GET', '/.well-known/jwks.json')).body).toEqual({ keys: [] })
  })
})

describe('a key of cards', () => {
  it('is refused where it cannot be read or cannot sign them', async () => {
    const publicKey = generateKeyPairSync('ed25519').publicKey
    const folder = mkdtempSync(join(tmpdir(), 'fcc-card-key-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const notPrivate = join(folder, 'public.pem')
    writeFileSync(notPrivate, publicKey.export({ type: 'spki', format: 'pem' }))
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const files = [join(folder, 'none.pem'), notPrivate, fileOf(rsa), fileOf(curve('P-384'))]
    for (const file of files) {
      await expect(readCardKey(file)).rejects.toMatchObject({ code: 'FCC_SERVER_CARD_KEY' })
    }
  })
})
