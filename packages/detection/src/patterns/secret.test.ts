import { describe, expect, it } from 'vitest'
import { mergeFindings } from '../merge-findings.ts'
import { scan } from '../scan.ts'
import { secret } from './secret.ts'

const found = (text: string) =>
  mergeFindings(scan(text, secret)).map(({ category, span }) => [
    category.slice('secret/'.length),
    text.slice(span.start, span.end),
  ])
// Put together here, so that no scanner takes this file for a leak.
const letters = (count: number) => 'aB3dE5gH7jK9mN1pQ2sT4vX6zY8'.repeat(9).slice(0, count)

describe('a secret', () => {
  it.each([
    ['OpenAI', `sk-proj-${letters(48)}`],
    ['Anthropic', `sk-ant-api03-${letters(60)}`],
    ['AWS', `AKIA${'ABCDEFGH234567IJ'}`],
    ['Google', `AIza${letters(35)}`],
    ['GitHub', `ghp_${letters(36)}`],
    ['GitHub, fine-grained', `github_pat_${letters(60)}`],
    ['GitLab', `glpat-${letters(20)}`],
    ['Slack', `xoxb-${'1234567890'}-${letters(24)}`],
    ['Stripe', `sk_live_${letters(24)}`],
    ['npm', `npm_${letters(36)}`],
    ['Hugging Face', `hf_${letters(34)}`],
    ['SendGrid', `SG.${letters(22)}.${letters(43)}`],
  ])('is found by the beginning of its vendor: %s', (_vendor, key) => {
    expect(found(`use ${key} for it`)).toEqual([['api-key', key]])
  })

  it('is found as a private key with all its lines', () => {
    const lines = Array.from({ length: 20 }, () => letters(64)).join('\n')
    const pem = ['-----BEGIN RSA PRIVATE KEY-----', lines, '-----END RSA PRIVATE KEY-----'].join(
      '\n',
    )
    expect(found(`key:\n${pem}\nend`)).toEqual([['private-key', pem]])
  })

  it.each<readonly [category: string, value: string, text: (value: string) => string]>([
    ['token', `eyJ${letters(20)}.eyJ${letters(40)}.${letters(30)}`, (value: string) => value],
    ['token', letters(40), (value: string) => `Authorization: Bearer ${value}`],
    ['connection-string', 'hunter2', (value: string) => `postgres://app:${value}@db.internal/x`],
    ['connection-string', letters(44), (value: string) => `AccountKey=${value};Endpoint=a`],
    ['credential', 'correct-horse-9', (value: string) => `DB_PASSWORD=${value}`],
    ['credential', letters(30), (value: string) => `{"client_secret": "${value}"}`],
    ...[
      '$ecretW0rd9',
      '%7fK2mQx9',
      '[kJ8#mQ2x',
      '<9fKx!mQ2z',
      'MyP@ssw0rd!',
      'theB3st-1',
      '[ok]9fK!mq2',
    ].map((value) => ['credential', value, (each: string) => `password: ${each}`] as const),
    ['connection-string', '$Tr0ng.pw', (value: string) => `mysql://app:${value}@db.internal/x`],
    ['connection-string', '{k9.Qw2x', (value: string) => `mysql://app:${value}@db.internal/x`],
  ])('is found as a %s', (category, value, text) => {
    expect(found(text(value))).toEqual([[category, value]])
  })

  it.each([
    ['password: $', '{DB_PASSWORD}'].join(''),
    'api_key = <your key here>',
    'api_key = [your-key]',
    'password = $db_password',
    'PASSWORD=$DB_PASSWORD_2',
    'password=%DB_PASSWORD%',
    'password: my-secret-password',
    'api_key: your_api_key_here',
    'password: changeme_please',
    ['postgres://app:$', '{DB_PASSWORD}@db.internal/x'].join(''),
    'postgres://app:{{ password }}@db.internal/x',
    'postgres://app:$DB_PASSWORD@db.internal/x',
    'client_secret: env:SECRET_NAME',
    'password: ********',
    'the password was changed: please sign in again',
    'postgres://db.internal/x and https://example.org:8080/a@b',
    'bearer bonds and basic requirements',
    'the basic instrumentation of this',
    'sk-1 and AKIA are beginnings',
  ])('is none: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
