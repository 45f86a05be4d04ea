import { type Detector, type Finding, NO_LABELS, type Rule } from '@fcc/contracts'
import * as detection from '@fcc/detection'
import { compileGovernance, createContentGovernor, type GovernedInput } from '@fcc/governance'
import { createHoldBack, type HoldBackLooks } from '@fcc/simulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const { signal } = new AbortController()
const patterns = [
  ...[detection.email, detection.spelledEmail, ...detection.phoneNumber, detection.faxNumber],
  ...[...detection.streetAddress, ...detection.zipCode, detection.url, detection.bareDomain],
  ...[detection.ipv4Address, detection.ipv6Address, detection.macAddress, detection.iban],
  ...[...detection.paymentCard, detection.abaRoutingNumber, detection.bankAccountNumber],
  ...[detection.bic, detection.accountNumber, ...detection.usSsn, detection.usItin],
  ...[detection.licenceNumber, ...detection.vehicleIdentifier, ...detection.secret],
]

/** As the detectors of the common set are made, with all their patterns in one. */
const detector: Detector = {
  id: 'test/patterns',
  title: 'Patterns',
  version: '1',
  categories: ['pii/', 'secret/'],
  detect: (text) =>
    detection.mergeFindings(detection.scan(text, patterns, { detector: 'test/patterns' })),
  settled: (text) => detection.atOnce(detection.settledPlaceSteps(text, patterns)),
}

function governorOf(asked: Pick<Rule, 'tier' | 'remedy'>) {
  const when =
    "findings.exists(f, f.category.startsWith('pii/') || f.category.startsWith('secret/'))"
  const rule: Rule = {
    ...{ id: 'test/found', at: ['output'], when, waivableBy: [], cites: [] },
    ...{ ifMissing: 'deny', ...asked },
  }
  const { governance, diagnostics } = compileGovernance({
    constitutions: [
      {
        layer: 'platform',
        constitution: {
          id: 'test/rules',
          title: 'Rules',
          rules: [rule],
          permits: [],
          separations: [],
        },
        origin: { pluginId: 'test', kind: 'host' },
      },
    ],
    schemes: [],
    factNamespaces: [],
    catalogue: { findingCategories: ['pii/', 'secret/'], gates: [], purposes: [] },
  })
  if (!governance) throw new Error(diagnostics.map(({ why }) => why).join('\n'))
  return createContentGovernor({
    governance,
    detectors: [{ detector, settings: {} }],
    tenant: { id: 't', name: 'T', namespace: 't', contributions: () => [] },
    keyedDigest: (text) => text,
  })
}
const input: GovernedInput = {
  at: 'output',
  subject: 'summary',
  run: { id: 'r', scenario: 's', purpose: 'p', domain: 'd', state: 'running' },
  tenant: { id: 't' },
  principal: { id: 'ada', kind: 'human', roles: [] },
  gatesPassed: [],
  facts: {},
  waivers: {},
}
const stopping = governorOf({ tier: 'hard_stop' })
const redacting = governorOf({ tier: 'mandatory', remedy: 'redact' })

/** What an answer is held against, as it is where one is shown. */
const looksOf = (governor: typeof stopping): HoldBackLooks => ({
  readsAllBefore: governor.readsAllBefore,
  before: (text, place) => governor.placeBefore({ text, place, width: 0 }, signal),
  inspect: async (text) => (await governor.inspect(text, signal)).findings,
  async judge(text, part) {
    const governed = await governor.governPart({ text, ...part, labels: NO_LABELS }, input, signal)
    return governed.decision.decision === 'allow'
      ? { kind: 'go', text: governed.text }
      : { kind: 'stop' }
  },
})
const findingsIn = async (text: string): Promise<readonly Finding[]> =>
  (await stopping.inspect(text, signal)).findings

const identifiers = [
  'ada.lovelace@example.org',
  'ada (at) example (dot) org',
  '(555) 234-9876 ext. 12',
  '234-9876',
  '+44 20 7946 0958',
  'https://example.org/a/b?c=d',
  'example.co.uk/path',
  '10.20.30.40',
  'fe80::1ff:fe23:4567:890a',
  '00:1b:44:11:3a:b7',
  '4111 1111 1111 1111',
  '378282246310005',
  'GB82 WEST 1234 5698 7654 32',
  '536-90-4399',
  '536904399',
  '021000021',
  'DEUTDEFF',
  '1HGCM82633A004352',
  'account no. 4471-1209',
  'driver license number: D1234567',
  '12 North Main Street Apt 4',
  'Springfield, IL 62704',
  'P.O. Box 1234',
  `sk-${'a1B2'.repeat(8)}`,
  'AKIAIOSFODNN7EXAMPLE',
  'password = "hunter22!x"',
  'Bearer abcdefghijklmnop0123456789=',
  'postgres://ada:s3cretword@db.internal/x',
  `eyJ${'hbGciOi'.repeat(3)}.eyJ${'zdWIiOi'.repeat(3)}.${'c2ln'.repeat(4)}`,
  `-----BEGIN PRIVATE KEY-----\n${'MIIEvQ'.repeat(9)}\n-----END PRIVATE KEY-----`,
]
/** What somebody who hides something does to it. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.replace(/(?<=\d)(?=\d)/, '\n'),
  (text) => text.replace(/(?<=\d)-/, '-\n  > '),
  (text) => text.replaceAll(/\d/g, (digit) => `&#${digit.charCodeAt(0)};`),
  (text) => [...text].join('&shy;'),
  (text) => [...text].join('\u200b'),
  (text) => text.replaceAll('@', '%40').replaceAll('.', '&period;'),
  (text) => Buffer.from(text).toString('base64'),
  (text) => text.replaceAll(/\d/g, (digit) => `\\u003${digit}`),
  (text) => [...text].join(' '),
  (text) => text.replaceAll('0', 'О').replaceAll('e', 'е'),
  (text) =>
    [...text].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join(''),
]
const hidden = fc
  .tuple(fc.constantFrom(...identifiers), fc.constantFrom(...disguises), fc.nat(60))
  .map(([text, disguise, length]) => {
    const whole = disguise(text)
    return length % 3 === 0 ? whole.slice(0, length) : whole
  })
const around = fc.constantFrom(
  ...[
    ' ',
    ' ',
    '. ',
    '\n',
    '\n\n',
    ', ',
    ': ',
    ' = ',
    '"',
    '(',
    ')',
    '@',
    '-',
    '\\',
    '&',
    '%',
    '=',
    '#',
  ],
  ...[
    'call me at',
    'phone',
    'her number is ',
    'SSN',
    'account',
    'bank',
    'zip code',
    'lives at',
    'order',
  ],
  ...[
    'lot',
    'version',
    'card',
    'fax:',
    'password',
    'secret_key',
    'http://',
    'the patient was well',
  ],
  ...[
    'and the cat slept near the shed today',
    '1',
    '4 1 1 1 ',
    '0-',
    '7',
    '\\\\',
    '&shy;',
    '*',
    '`',
  ],
  ...['é', '\u0301', '😀', '\ud83d', 'О', 'ﬃ', 'A', 'x', '/', 'eyJ', '-----BEGIN ', '[PII/PHONE]'],
)
const texts = fc
  .array(fc.oneof({ weight: 1, arbitrary: hidden }, { weight: 3, arbitrary: around }), {
    maxLength: 16,
  })
  .map((parts) => parts.join(''))
const cutIn = (text: string, cuts: readonly number[]): readonly string[] => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b)]
  return places.map((from, index) => text.slice(from, places[index + 1] ?? text.length))
}
const chunkings = fc
  .tuple(texts, fc.oneof(fc.constant(undefined), fc.array(fc.nat(), { maxLength: 12 })))
  .map(([text, cuts]) => [text, cuts ? cutIn(text, cuts) : text.split('')] as const)
const runs = { numRuns: 250 }

describe('a text in which patterns are looked for, while it is written', () => {
  it('is settled up to a place before which all of it has the findings that are there', async () => {
    let settled = 0
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async (text, cut) => {
        const written = text.slice(0, cut % (text.length + 1))
        const place = await stopping.placeBefore(
          { text: written, place: written.length, width: 0 },
          signal,
        )
        settled += place
        const before = (findings: readonly Finding[]) =>
          findings.filter(({ span }) => span.end < place)
        expect(before(await findingsIn(text))).toEqual(before(await findingsIn(written)))
      }),
      runs,
    )
    expect(settled).toBeGreaterThan(1000)
  })

  it('is shown up to what stops it, and nothing of that, however it was cut', async () => {
    let shownAtAll = 0
    await fc.assert(
      fc.asyncProperty(chunkings, async ([text, pieces]) => {
        const [first] = await findingsIn(text)
        const held = createHoldBack(0, looksOf(stopping))
        let shown = ''
        for (const piece of pieces) {
          shown += await held.push(piece)
          expect(text.startsWith(shown)).toBe(true)
          expect(shown.length).toBeLessThanOrEqual(first?.span.start ?? text.length)
        }
        shownAtAll += shown.length
        shown += await held.end()
        expect(held.isStopped).toBe(first !== undefined)
        if (!first) expect(shown).toBe(text)
      }),
      runs,
    )
    expect(shownAtAll).toBeGreaterThan(1000)
  })

  it('is a beginning of what is left of the whole at every moment, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(chunkings, async ([text, pieces]) => {
        const whole = await redacting.govern({ text, labels: NO_LABELS }, input, signal)
        const isLeft = whole.decision.decision === 'allow'
        const held = createHoldBack(0, looksOf(redacting))
        let shown = ''
        for (const piece of pieces) {
          shown += await held.push(piece)
          expect((isLeft ? whole.text : text).startsWith(shown)).toBe(true)
        }
        shown += await held.end()
        if (isLeft) expect(shown).toBe(whole.text)
        else expect(held.isStopped).toBe(true)
      }),
      runs,
    )
  })

  const prose =
    ' and so it was written down, for nobody knew then what it was good for, and left there.'
  const signBySign = async (text: string, governor: typeof stopping) => {
    const held = createHoldBack(0, looksOf(governor))
    let shown = ''
    for (const sign of text) shown += await held.push(sign)
    return { shown, held }
  }

  it('waits for what is said behind a number, which may make it one', async () => {
    // Wherever the looks fall that are taken while it grows.
    for (const lead of Array.from(
      { length: 17 },
      (_, more) => `${'.'.repeat(more)} Well, it says `,
    )) {
      const text = `${lead}234-9876 is my phone.${prose}`
      const [first] = await findingsIn(text)
      expect(first?.span.start).toBe(lead.length)
      const { shown, held } = await signBySign(text, stopping)
      expect(lead.slice(0, shown.length)).toBe(shown)
      expect([await held.end(), held.isStopped]).toEqual(['', true])
    }
    const { shown } = await signBySign(`It says 234-9876 and that is it.${prose}`, stopping)
    expect(shown).toContain('234-9876')
  })

  it('shows nothing that a marker makes a finding of, where it is put in the place of one behind', async () => {
    // Of these digits nothing is known until the place of an address is marked as one.
    const text = `62704 DEUTDEFF 10.20.30.40${prose}`
    const whole = await redacting.govern({ text, labels: NO_LABELS }, input, signal)
    expect([whole.decision.decision, whole.text]).toEqual([
      'block',
      `62704 DEUTDEFF [IP-ADDRESS]${prose}`,
    ])
    const { shown, held } = await signBySign(text, redacting)
    expect(shown).toBe('')
    expect([await held.end(), held.isStopped]).toEqual(['', true])
  })
})
