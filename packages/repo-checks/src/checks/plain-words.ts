import type { TreeCheck } from '../check.ts'
import { failure } from '../problem.ts'
import type { AuthoredFile } from '../tree/tree.ts'

/** Words that are never right in this repository, and what to write. Written so that none matches itself. */
const words: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b[Ww]is[h](?:es|ed|ing)?\b|[a-z]Wis[h](?:es)?\b|\bwis[h](?=[A-Z])/, 'command, or request'],
  [/\bhol[d] requests?\b/i, 'pause or quarantine command'],
  [/\bt(?:ak(?:e|es|en|ing)|ook) u[p]\b/i, 'claim'],
  [/\blet(?:s|ting)? g[o] of\b/i, 'release'],
  [/forsak[e]n?/i, 'abandon'],
  [/\bcarr(?:y|ies|ied|ying) o[n]\b/i, 'execute, or continue'],
  [/\bhee[d](?:s|ed|ing)?\b/i, 'honour'],
  [/\bmen[d](?:s|ed|ing)?\b/i, 'fix'],
  [/\bunless tol[d]\b/i, 'by default'],
  [/\bin clea[r]\b/i, 'unencrypted'],
  [/[Ss]trange[r]s?(?:\b|(?=[A-Z]))/, 'third party'],
  [/\b[Tt]wi[n]s?(?:\b|(?=[A-Z]))|[a-z]Twi[n]s?(?:\b|(?=[A-Z]))/, 'duplicate'],
  [
    /\b(?:wa[y]Back|g[o]Back|sen[d]Back)(?:\b|(?=[A-Z]))/,
    'chooseFeedbackEdge, takeFeedbackEdge or returnToNode',
  ],
  [/purposeles[s]/i, 'what is not valid about it'],
  [/\bsmal[l] letters?\b/, 'lower case, or error message'],
]

/** Who contributes, as a part of the phrases below. */
const CONTRIBUTORS = 'plugins?|packages?|verticals?|schemes?|exporters-common|nobody'
/** What is claimed and executed, and what is executed further. */
const RUNS = '(?:an?|the|its|their|no|this) runs?|runs'
/** Where something is stored. */
const STORED = '(?:audit )?(?:log|records?|rows?|journal|decision|control store|tenant file)'

/** Turns of phrase: each of their words may stand by itself, and together they are not the field's. */
const phrases: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(?:go|goes|going|gone|went) o[n]\b(?! (?:a|an|the|holiday|foot))/i, 'continue'],
  [phrase(`carr(?:y|ies|ied|ying) (?:it|them|${RUNS}) o[n]`), 'execute, or continue'],
  [phrase(`(?:tak(?:e|es|ing|en)|took) (?:it|them|${RUNS}) u[p]`), 'claim'],
  [
    phrase(
      `(?:${CONTRIBUTORS})(?: that| which)?(?: would)? (?:bring|brings|brough[t])(?! (?:up|down|along|out))`,
    ),
    'contribute',
  ],
  [
    phrase('what (?:it|they|(?:our|the|its) plugins) bring[s]?(?! (?:up|down|along|out))'),
    'contribute',
  ],
  [
    phrase(`stan(?:d|ds|din[g]) in (?:an?|the|its|their) ${STORED}`),
    'is kept in, or is recorded in',
  ],
  [
    phrase('(?:decisions?|judgements?|verdicts?)(?: of (?:an?|the) \\w+)? (?:fell|fal[l]s?)'),
    'was made',
  ],
  [phrase('(?:by|at) somebody(?:.s) wor[d]'), 'when somebody says so'],
  [/\bindustry as a packag[e]\b/i, 'packages rules and workflows for one industry'],
  [/\bnothing else is edite[d]\b/i, 'available at once, no configuration needed'],
  [/\bdecided, none fire[d]\b/i, 'checked, none violated'],
  [/\bnot proven o[f]\b/i, 'checked, and not proven'],
  [/\blabels? lowered b[y]\b|\blowered by \w+\//i, 'label removed (rule …)'],
  [/\bis crossed fo[r]\b/i, 'is cleared for'],
  [/\bsettings that somebody gav[e]\b/i, 'settings you changed'],
  [/\blinked lat[e]\b/i, 'what they name is looked up once all plugins are loaded'],
  [/\bSeveral togethe[r]\b/, 'Duplicates'],
  [/\bWhen one fail[s]\b/, 'On failure'],
  [/\bregistry of our ow[n]\b/i, 'local registry'],
  [/\bwork undon[e]\b/i, 'resets later steps'],
  [/\blapses by itsel[f]\b/i, 'expires'],
  [/\bno permission from anybod[y]\b/i, 'nothing: leave it out'],
  [/\bact is audite[d]\b/i, 'this is logged'],
]

function phrase(words: string): RegExp {
  return new RegExp(`\\b(?:${words})\\b`, 'i')
}

/** Files whose words are data: what somebody else wrote, or might. */
const data: readonly (readonly [path: RegExp, reason: string])[] = [
  [/^packages\/contracts\/corpus\//, 'documents of authors, with a guest who has preferences'],
  [/\/lexicons\//, 'lists of English words, for detectors'],
  [/\/api\/[^/]*\.d\.ts$/, 'written from the sources, where the words are'],
]

const read = /\.(?:ts|md|yaml)$/

/** Ordinary words of the field, and turns of phrase, in code, documents and messages. */
export const plainWords: TreeCheck = {
  kind: 'tree',
  name: 'plain-words',
  promise: 'the ordinary words of the field, one for each thing',
  find(tree) {
    return [...tree.files.values()]
      .filter(({ path }) => read.test(path) && !data.some(([files]) => files.test(path)))
      .flatMap(problemsOf)
  },
}

function problemsOf(file: AuthoredFile) {
  return [...words, ...phrases]
    .filter(([pattern]) => pattern.test(file.text))
    .flatMap(([pattern, instead]) =>
      file.text.split('\n').flatMap((text, index) => {
        const found = pattern.exec(text)?.[0]
        if (found === undefined) return []
        return [
          failure(`"${found}" is not how this repository says it; write ${instead}.`, {
            file: file.path,
            line: index + 1,
          }),
        ]
      }),
    )
}
