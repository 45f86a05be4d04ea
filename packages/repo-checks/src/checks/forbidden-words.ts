import type { TreeCheck } from '../check.ts'
import { failure } from '../problem.ts'
import { type AuthoredFile, isTest } from '../tree/tree.ts'

interface Rule {
  /** Written so that it does not match itself. */
  readonly pattern: RegExp
  readonly message: string
  readonly appliesTo: (path: string) => boolean
}

/** Files about text that others leave unfinished: there the marks are data. */
const aboutUnfinishedText = new Set([
  'verticals/gov/src/controls/claims-that-count.test.ts',
  'verticals/gov/src/controls/judge-claim.ts',
  'verticals/gov/src/plans/claim-words.ts',
])

const everywhere = () => true
const authoredText = (path: string) => path !== 'pnpm-lock.yaml' && path !== 'LICENSE'
const finished = (path: string) => authoredText(path) && !aboutUnfinishedText.has(path)
const untested = (path: string) => finished(path) && !isTest(path)
const source = (path: string) => untested(path) && path.endsWith('.ts')

const rules: readonly Rule[] = [
  {
    pattern:
      /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\b(npm[j]s\.(org|com)|yarn[p]kg\.com|unpk[g]\.com|js[r]\.io|pyp[i]\.org|ghc[r]\.io)\b/i,
    message: 'names the host of a registry; registries are the business of whoever installs.',
    appliesTo: everywhere,
  },
  {
    pattern: /(?<![\w.~*\])}-])\/(wor[k]|roo[t]|hom[e]\/\w+|User[s]\/\w+)\//,
    message: 'is a path of one machine; write it from the root of the repository.',
    appliesTo: authoredText,
  },
  {
    pattern: /\b(TO[D]O|FIX[M]E|X[X]X)\b/,
    message: 'marks unfinished work; finish it or write an issue.',
    appliesTo: finished,
  },
  {
    pattern: /\b(not implement[e]d|coming s[o]on)\b/i,
    message: 'marks unfinished work; finish it or leave it out.',
    appliesTo: untested,
  },
  {
    pattern: /\b(stu[b]s?|place[h]olders?|for n[o]w)\b/i,
    message: 'sounds unfinished; say what the thing is.',
    appliesTo: source,
  },
  {
    pattern: /@ts-(ignor[e]|nochec[k]|expect-erro[r])\b/,
    message: 'silences the compiler; fix the type.',
    appliesTo: source,
  },
]

/** No registry hosts, no paths of one machine, no marks of unfinished work. */
export const forbiddenWords: TreeCheck = {
  kind: 'tree',
  name: 'forbidden-words',
  promise: 'no registry hosts, no paths of one machine, no marks of unfinished work',
  find(tree) {
    return [...tree.files.values()].flatMap(problemsOf)
  },
}

function problemsOf(file: AuthoredFile) {
  return rules
    .filter((rule) => rule.appliesTo(file.path) && rule.pattern.test(file.text))
    .flatMap((rule) =>
      file.text.split('\n').flatMap((text, index) => {
        const found = rule.pattern.exec(text)?.[0]
        if (found === undefined) return []
        return [failure(`"${found}" ${rule.message}`, { file: file.path, line: index + 1 })]
      }),
    )
}
