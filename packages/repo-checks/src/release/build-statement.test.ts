import { generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  buildStatement,
  deviations,
  openStatement,
  STATEMENT_TYPE,
  signStatement,
} from './build-statement.ts'
import { type SignedEnvelope, signEnvelope } from './signed-envelope.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const packages = ['@fcc/cli', 'fcc-gov'].map((name) => ({
  ...{ name, version: '1.0.0', bytes: Buffer.from(`the bytes of ${name}`) },
}))
const source = {
  ...{ repository: 'git+https://example.org/fcc.git', commit: 'c'.repeat(40) },
  ...{ lockfile: 'f'.repeat(64), builder: 'https://example.org/builder' },
}
const signed = (): SignedEnvelope => signStatement(buildStatement(packages, source), privateKey)

describe('a statement of what was built', () => {
  it('names each package by its digest, the commit and the lockfile, and opens by the public key', () => {
    const statement = openStatement(signed(), publicKey)
    expect(statement.subject.map(({ name }) => name)).toEqual([
      'pkg:npm/%40fcc/cli@1.0.0',
      'pkg:npm/fcc-gov@1.0.0',
    ])
    expect(statement.predicate.buildDefinition.resolvedDependencies).toEqual([
      { uri: source.repository, digest: { gitCommit: source.commit } },
      { uri: 'pnpm-lock.yaml', digest: { sha256: source.lockfile } },
    ])
    expect(deviations(statement, packages)).toEqual([])
  })

  it('is signed over type and bytes as DSSE has it', () => {
    const { payload, payloadType, signatures } = signed()
    const bytes = Buffer.from(payload, 'base64')
    const over = Buffer.from(`DSSEv1 28 application/vnd.in-toto+json ${bytes.length} ${bytes}`)
    const sig = Buffer.from(signatures[0]?.sig ?? '', 'base64')
    expect([payloadType, verify(null, over, publicKey, sig)]).toEqual([STATEMENT_TYPE, true])
  })

  it.each<[string, (envelope: SignedEnvelope) => unknown]>([
    [
      'another commit',
      (envelope) => {
        const text = Buffer.from(envelope.payload, 'base64')
          .toString()
          .replace(/c{40}/g, 'd'.repeat(40))
        return { ...envelope, payload: Buffer.from(text).toString('base64') }
      },
    ],
    ['another kind', (envelope) => ({ ...envelope, payloadType: 'text/plain' })],
    ['no signature', (envelope) => ({ ...envelope, signatures: [] })],
    [
      'a signature of somebody else',
      ({ payload }) =>
        signEnvelope(
          Buffer.from(payload, 'base64').toString(),
          STATEMENT_TYPE,
          generateKeyPairSync('ed25519').privateKey,
        ),
    ],
    ['no statement', () => signEnvelope('{"subject":[]}', STATEMENT_TYPE, privateKey)],
    ['nothing', () => undefined],
  ])('with %s is refused', (_, tamper) => {
    expect(() => openStatement(tamper(signed()), publicKey)).toThrow()
  })

  it('tells a package with other bytes, one that it does not name, and one that is gone', () => {
    const statement = openStatement(signed(), publicKey)
    const [cli, gov] = packages
    const other = { name: 'fcc-evil', version: '1.0.0', bytes: Buffer.from('x') }
    const changed = { ...gov, bytes: Buffer.from('x') }
    expect(deviations(statement, [cli, changed, other] as typeof packages)).toEqual([
      'fcc-gov@1.0.0 has other bytes than were built.',
      'fcc-evil@1.0.0 is in no statement.',
    ])
    expect(deviations(statement, [cli] as typeof packages)).toEqual([
      'pkg:npm/fcc-gov@1.0.0 is stated and not there.',
    ])
  })
})
