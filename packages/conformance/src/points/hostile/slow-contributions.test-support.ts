import {
  type Command,
  type CommandFile,
  type Detector,
  type Exporter,
  type Provider,
  plainText,
  type Scorer,
  type Skill,
  textAnswer,
  type Validator,
} from '@fcc/contracts'

/** Backtracks without end over letters that end in something else (CWE-1333). */
const careless = /^(([a-z])+.)+[A-Z]([a-z])+$/

/** Makes a detector that is quick, quadratic, endless, or broken, as asked. */
export function makeDetector(kind: 'quick' | 'endless' | 'broken' | 'dying'): Detector {
  return {
    id: 'acme/slow',
    title: 'Slow',
    version: '1',
    categories: ['slow/x'],
    detect(text) {
      if (kind === 'endless') careless.test(text)
      if (kind === 'broken') throw new RangeError(`too long: ${text.length}`)
      if (kind === 'dying') process.exit(7)
      return []
    },
  }
}

/** Makes the other contributions, each endless. */
export const makeScorer = (): Scorer => ({
  id: 'acme/slow',
  title: 'Slow',
  score: ({ text }) => ({ kind: 'scored', value: careless.test(text) ? 1 : 0, reason: 'looked' }),
})

export const makeValidator = (): Validator => ({
  id: 'acme/slow',
  title: 'Slow',
  validate: ({ text }) => (careless.test(text) ? [] : []),
})

export const makeSkill = (): Skill => ({
  id: 'acme/slow',
  title: 'Slow',
  input: ['note'],
  output: ['copy'],
  run: ({ artifacts }) => ({
    artifacts: { copy: String(careless.test(artifacts.note?.text ?? '')) },
  }),
})

export const makeProvider = (): Provider => ({
  id: 'acme/slow',
  title: 'Slow',
  attributes: {
    location: 'in-process',
    region: 'local',
    agreements: [],
    cloud: 'none',
    retentionDays: 0,
  },
  deterministic: true,
  generate: ({ messages }) =>
    textAnswer(String(messages.some((message) => careless.test(plainText(message)))), {
      model: 'none',
      usage: { inputTokens: 0, outputTokens: 0 },
    }),
})

export const makeExporter = (): Exporter => ({
  id: 'acme/slow',
  title: 'Slow',
  of: 'run',
  mediaType: 'text/plain',
  extension: 'txt',
  // Records hold the text somewhere: whatever they hold is looked at.
  write: (source) => String(textsOf(source).some((text) => careless.test(text))),
})

export const makeCommand = (): Command => ({
  id: 'acme/slow',
  title: 'Slow',
  arguments: [{ name: 'note', description: 'A note', kind: 'file', required: true }],
  options: [],
  examples: ['note.txt'],
  run: (call) => {
    call.report.say(String(careless.test((call.arguments.note as CommandFile).text)))
    return 'completed'
  },
})

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

export const notAFunction = 7
