import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@fcc/local-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, rolesOn, type TestDatabase } from '../testing/database.test-support.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-certificates-'))
let database: TestDatabase

/** Makes a certificate that signs itself, for one name, and gives where it and its key are. */
function certificate(
  name: string,
  subject: string,
): { readonly pem: string; readonly key: string } {
  const [pem, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)]
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '2', '-subj', '/CN=database', '-addext', `subjectAltName=${subject}`],
      ...['-keyout', key, '-out', pem],
    ],
    { stdio: 'pipe' },
  )
  return { pem, key }
}

beforeAll(async () => {
  const { pem, key } = certificate('server', 'IP:127.0.0.1')
  const server = await startPostgres({
    settings: { ssl: 'on', ssl_cert_file: 'server.pem', ssl_key_file: 'server.key' },
    files: { 'server.pem': readFileSync(pem, 'utf8'), 'server.key': readFileSync(key, 'utf8') },
  })
  await rolesOn(server)
  database = await openTestDatabase({ server, name: 'encrypted' })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const opening = async (settings: Parameters<TestDatabase['store']>[0]) => {
  const backend = await database.store({ reconnect_ms: 500, ...settings }).open(database.options)
  const [row] = await database.query(
    `SELECT bool_and(ssl) AS encrypted FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
     WHERE application_name = 'fcc'`,
  )
  await backend.close()
  return row?.encrypted
}

describe('a connection to PostgreSQL', () => {
  it('is encrypted where the certificate is the one that is expected', async () => {
    expect(await opening({ tls: 'verify', tls_ca: join(folder, 'server.pem') })).toBe(true)
    expect(await opening({ tls: 'off' })).toBe(false)
  })

  it('is not made where nobody known signed the certificate', async () => {
    await expect(opening({ tls: 'verify' })).rejects.toMatchObject({
      code: 'FCC_POSTGRES_UNREACHABLE',
    })
    const { pem } = certificate('other', 'IP:127.0.0.1')
    await expect(opening({ tls: 'verify', tls_ca: pem })).rejects.toMatchObject({
      code: 'FCC_POSTGRES_UNREACHABLE',
    })
  })

  it('is not made where the certificate is for another name', async () => {
    const { pem, key } = certificate('named', 'DNS:db.example.org')
    const server = await startPostgres({
      settings: { ssl: 'on', ssl_cert_file: 'server.pem', ssl_key_file: 'server.key' },
      files: { 'server.pem': readFileSync(pem, 'utf8'), 'server.key': readFileSync(key, 'utf8') },
    })
    await rolesOn(server)
    const named = await openTestDatabase({ server, name: 'named' })
    const store = named.store({ tls: 'verify', tls_ca: pem, reconnect_ms: 500 })
    await expect(store.open(named.options)).rejects.toMatchObject({
      code: 'FCC_POSTGRES_UNREACHABLE',
    })
    await named.close()
  })
})
