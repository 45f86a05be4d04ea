import { describe, expect, it } from 'vitest'
import { mnpiFindings, UNREAD } from './mnpi-findings.ts'
import { restrictedListSchema } from './restricted-issuer.ts'

const restrictedIssuers = restrictedListSchema.parse([
  { id: 'borealis', legalName: 'Borealis Motors N.V.', aliases: ['Borealis'] },
  { id: 'key', legalName: 'Keystone Penrose Inc', tickers: ['KEY'] },
  { id: 'apple', legalName: 'Apple Inc.', tickers: ['AAPL'] },
  { id: 'target', legalName: 'Target Corporation', tickers: ['TGT'] },
  { id: 'att', legalName: 'AT&T Inc.', tickers: ['T'] },
  { id: 'nestle', legalName: 'Nestlé Société Anonyme' },
  { id: 'shell', legalName: 'Shell plc' },
  { id: 'jpm', legalName: 'J.P. Penrose & Co.' },
])
const policy = {
  restrictedIssuers,
  clearedIdentifiers: [],
  windowSentences: 1,
  windowReach: 400,
  threshold: 0.5,
}
const found = (text: string) => [
  ...new Set(mnpiFindings(text, { policy, detector: 'mnpi' }).map((f) => f.category)),
]

describe('a listed issuer beside what is not public is a stop', () => {
  it.each([
    'The merger of Borealis Motors is not yet announced.',
    "Borealis's Q3 numbers, not yet released, are weak.",
    'We should trim Borealis before the announcement.',
    'Borealis: the acquisition is under embargo until Monday.',
    'Sell Borealis ahead of the print.',
    'Borealis results come in low; the street does not know.',
    'Borealis will cut its dividend. Nobody outside the deal team knows.',
    "The Borealis takeover hasn't been made public.",
    "The Borealis offer isn't out yet, but the deal is done.",
    'Borealis is due to be announced as the bidder; the takeover is agreed.',
    'Borealis merger: keep it under wraps, under your hat.',
    'Don’t forward: Borealis is about to announce a profit warning.',
    'The Borealis merger has yet to be disclosed.',
    'Borealis layoffs. You didn’t hear it from me.',
    'The buyout of Borealis is still secret.',
    'Borealis earnings are price-sensitive until they are out on the wire.',
    'Borealis restatement, for your eyes only.',
    'Buy Borealis before the news breaks: the deal is signed.',
    'Borealis guidance cut, pre-announcement.',
    'Ahead of Thursday’s results, Borealis told us that the numbers are bad.',
    'The Borealis acquisition has not been officially confirmed.',
    'The market is not yet aware of the Borealis deal.',
    'Not for distribution: Borealis to be acquired.',
    'Awaiting the announcement: Borealis takeover.',
  ])('%s', (text) => {
    expect(found(text)).toEqual(['mnpi/borealis'])
  })
})

describe('a name is found as mail and documents carry it:', () => {
  it.each([
    ['over two lines', 'The merger of Borealis\nMotors is not yet announced.'],
    [
      'over two lines of quoted mail',
      '> The merger of Borealis\n> Motors is not yet\n> announced.',
    ],
    ['over lines quoted twice', '>> merger of Borealis\n>> Motors is not\n>> yet announced.'],
    ['divided at the end of a line', 'The merger of Borea-\nlis Motors is not yet an-\nnounced.'],
    ['in quoted-printable', 'The merger of Bore=\nalis Motors is not yet announc=\ned.'],
    ['between tags', '<p>The merger of <b>Borealis</b> <i>Motors</i> is not yet announced.</p>'],
    ['with its legal form', 'Borealis Motors NV: merger not yet announced.'],
    ['in another case', 'borealis motors merger, not yet announced'],
  ])('%s', (_how, text) => {
    expect(found(text)).toEqual(['mnpi/borealis'])
  })

  it.each([
    ['without its accents', 'Nestle merger, not yet announced.', 'nestle'],
    ['with its accents', 'Nestlé merger, not yet announced.', 'nestle'],
    ['with and for &', 'J.P. Penrose and Co. merger, not yet announced.', 'jpm'],
    ['without the stops of its initials', 'JP Penrose merger, not yet announced.', 'jpm'],
    ['as it is written', 'The AT&T merger is not yet announced.', 'att'],
    [
      'as an ordinary word that does something',
      'Target will acquire a chain, not yet announced.',
      'target',
    ],
    [
      'as an ordinary word inside a sentence',
      'The merger of Target is not yet announced.',
      'target',
    ],
    ['as an ordinary word that has something', "Apple's earnings are not yet released.", 'apple'],
    ['as an ordinary noun before its news', 'Apple earnings, not yet released.', 'apple'],
    ['by a ticker that is a word', 'KEY cuts guidance, not yet announced.', 'key'],
    ['by that ticker with its exchange', 'NYSE: KEY GUIDANCE CUT, NOT YET ANNOUNCED', 'key'],
  ])('is found %s', (_how, text, issuer) => {
    expect(found(text)).toEqual([`mnpi/${issuer}`])
  })
})

describe('no stop is made for', () => {
  it.each([
    ['a heading with a word that is a ticker', 'KEY ASSUMPTIONS\nThe merger is not yet announced.'],
    ['a heading in capitals before it', 'OTHER KEY FIGURES\nEarnings are not yet released.'],
    ['growers of apples', 'We lend to apple growers; their earnings are not yet released.'],
    ['growers at the beginning', 'Apple growers expect a merger that is not yet announced.'],
    ['a target of revenue', 'Target revenue forecast: not yet announced earnings are left out.'],
    [
      'a target in a sentence',
      'The target revenue forecast is not yet published; earnings follow.',
    ],
    ['a bill', 'A look at T-bill auctions: the offering is not yet announced.'],
    ['a shell script', 'Shell scripts restate earnings that are not yet published.'],
    ['a denial of both', 'On Borealis, no merger is planned; nothing here is not public.'],
    ['what is no longer confidential', 'The Borealis merger is no longer confidential.'],
    ['what is not material', 'Borealis paints its cars blue, which is in no brochure yet.'],
    ['what came out', 'Borealis announced the merger in its press release of 2025-03-04.'],
    ['commentary after the print', 'After the print, Borealis earnings rose as everyone expected.'],
    ['a backtest', 'The results of the backtest are not confidential. Borealis weighs 1.2 %.'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('a passage in a language whose signs are not known could not be checked', () => {
  it.each([
    [
      'German',
      'Die Fusion der Borealis Motors N.V. ist noch nicht bekannt und wird am Montag verkündet.',
    ],
    [
      'French',
      'La fusion de Borealis Motors n’est pas encore publique et sera annoncée dans les jours qui viennent.',
    ],
    [
      'Spanish',
      'La fusión de Borealis Motors todavía no se ha anunciado, los resultados son para una reunión.',
    ],
    [
      'Dutch',
      'De fusie van Borealis Motors is nog niet bekend en wordt op maandag voor het eerst gemeld.',
    ],
    ['Japanese', 'Borealis Motors の合併はまだ発表されていませんので、内密にしてください。'],
  ])('in %s', (_language, text) => {
    expect(found(text)).toEqual([UNREAD])
  })

  it.each([
    'Borealis Motors and the Deutsche Bank AG met in Den Haag and in Las Palmas.',
    'Borealis Motors opened a plant in Les Ulis.',
  ])('but not %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('and a passage in another language without an issuer is nothing', () => {
    expect(found('Die Fusion ist noch nicht bekannt und wird am Montag verkündet.')).toEqual([])
  })
})
