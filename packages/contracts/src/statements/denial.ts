/** Words that deny what a modal verb would ask for, and whether they do so beyond doubt. */
export interface Denial {
  readonly at: number
  readonly length: number
  /** Not where half is denied (`not all`), or where the words may belong to another clause. */
  readonly isCertain: boolean
}

/** Beyond it a sentence that denies anything is not taken apart: time stays linear, and nothing is guessed. */
const MAX_LENGTH = 400
const NEVER = [
  ...['under no (?:circumstances?|conditions?)', 'at no (?:time|point)', 'never', 'niemals', 'nie'],
  ...['in no (?:case|event|way|circumstances?)', 'on no (?:account|condition)', 'by no means'],
  ...[
    'auf keinen fall',
    'unter keinen umständen',
    'en aucun cas',
    'jamais',
    'nunca',
    'mai',
    'nooit',
  ],
].join('|')
const NOBODY = [
  ...['nobody', 'no[ -]?one', 'none of', 'none', 'not (?:one|a single)(?: of)?', 'nothing'],
  ...['neither(?: of)?', 'no(?! (?:more|fewer|less|later|longer|sooner|earlier|matter|doubt) )'],
  ...['niemand', 'keiner', 'keine', 'kein', 'nichts', 'personne', 'aucune?', 'rien', 'nadie'],
  ...['ning[uú]n[ao]?', 'nada', 'nessun[ao]?', 'niente', 'geen', 'niets', 'ninguém', 'nenhuma?'],
].join('|')
const SOME =
  'not (?:all|every|everybody|everyone|everything)|hardly|scarcely|barely|rarely|seldom|nicht alle|nicht jeder'
const DENYING = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<never>${NEVER})|(?<some>${SOME})|(?<nobody>${NOBODY}))(?=\\s|,|$)(?!,\\s*(?:yes|the|a))`,
  'gu',
)
/** A clause begins here: at the start, after a mark, after a word that joins clauses. */
const CLAUSE =
  /(?:^|[,;:–—(]|\s-|(?:^|\s)(?:and|but|so|because|then|also|therefore|und|aber|et|y))\s*["“*_]*$/u
const WHEN_OR_WHERE =
  /^["“*_]*(?:at|in|on|during|after|before|within|for|from|between|outside|inside|while|since|by|under|today|tonight|now|here|there|currently|then|im|in|an|am|nach|vor|ab)\s/u
/** Behind these, `no` belongs to them: `visitors with no pass`. */
const PREPOSITION = /(?:^|\s)(?:with|of|by|for|in|at|on|to|from|under|over|without|or|if|mit)\s*$/u
const RELATIVE = /(?:^|\s)(?:who|which|that|whose|whom|where|when|while|as|if|unless)\s/u
const VERB = /(?:^|\s)(?:is|are|was|were|has|have|had|does|do|will)\s/u
/** `does not have to`, `ne peut que`: something is denied, and what binds instead is not said. */
const HELPER = /(?:^|\s)(?:(?:do|does|did|will)(?:n't|\snot)|don't|won't|ne)$/u

/** What denies in the words before a modal verb, in lower case. */
export function denialBefore(lead: string): Denial | undefined {
  const helper = HELPER.exec(lead.trimEnd())
  if (helper) return { at: helper.index, length: helper[0].length, isCertain: false }
  const found = [...lead.matchAll(DENYING)]
  const [first] = found
  if (!first) return undefined
  const doubtful = { at: first.index, length: first[0].length, isCertain: false }
  if (lead.length > MAX_LENGTH) return doubtful
  const denials = found.flatMap((each) => denialAt(lead, each) ?? [])
  return denials.length > 1 ? doubtful : denials[0]
}

function denialAt(lead: string, found: RegExpExecArray): Denial | undefined {
  const before = lead.slice(0, found.index)
  const after = lead.slice(found.index + found[0].length).trim()
  if (/[;:–—]|\s-\s/u.test(after)) return undefined
  const place = { at: found.index, length: found[0].length }
  const { never, some } = found.groups ?? {}
  const isLast = after === ''
  const isHead =
    CLAUSE.test(before) ||
    (WHEN_OR_WHERE.test(before) && !RELATIVE.test(before) && !PREPOSITION.test(before))
  if (!isHead && !isLast) return undefined
  if (some !== undefined) return { ...place, isCertain: false }
  return { ...place, isCertain: isHead ? isOneClause(after) : never !== undefined }
}

/** Whether what stands between a denial and the modal verb is one subject: `bus, tram or lorry`. */
function isOneClause(words: string): boolean {
  const last = words.split(',').at(-1)?.trim() ?? ''
  const isList = !words.includes(',') || last === '' || /(?:^|\s)(?:or|and|nor)\s/u.test(last)
  return isList && (!VERB.test(words) || RELATIVE.test(words))
}

const THEN_DENYING = new RegExp(
  `^[,\\s]*(?:(?:also|still|then|ever|\\p{L}{2,20}ly)\\s+)?(?:${NEVER}|not|nicht|nobody|no one|niemand)(?!\\p{L})[,\\s]*`,
  'u',
)
const THEN_DOUBTFUL =
  /^\s*(?:or\s(?:\p{L}{2,20}\s)?not|hardly|scarcely|barely|rarely|seldom)(?!\p{L})/u
/** `may bring no food` forbids, `may have no symptoms` does not. */
const NO_OBJECT =
  /^\s*\p{L}{2,30}\s(?:no(?!\s(?:more|fewer|less|later|longer|sooner|earlier)\s)|nothing|nobody|none)\s/u

/** What denies in the words behind a modal verb, in lower case; `isMay` where the verb allows. */
export function denialBehind(words: string, isMay: boolean): Denial | undefined {
  const near = words.slice(0, MAX_LENGTH)
  if (THEN_DOUBTFUL.test(near) || (isMay && NO_OBJECT.test(`${near} `))) {
    return { at: 0, length: 0, isCertain: false }
  }
  const length = THEN_DENYING.exec(near)?.[0].length
  if (length === undefined) return undefined
  return { at: 0, length, isCertain: !isNotOnly(near.slice(length)) }
}

/** `may not only borrow but buy` forbids nothing. */
export function isNotOnly(words: string): boolean {
  return /^\s*(?:only|just|merely)\s/u.test(words)
}
