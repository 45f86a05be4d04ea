import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'

/** Code, what it hands over, a constraint of it, and words by which that is broken. */
const PERSONAS: readonly (readonly [
  code: string,
  outputs: readonly string[],
  constraint: string,
  broken: string,
])[] = [
  [
    'CDA',
    ['Recommendation', 'Data quality report'],
    'MUST NOT recommend what no line of the record supports.',
    'no source needed',
  ],
  [
    'FIS',
    ['Conformance report'],
    'MUST NOT change a value to make it conform.',
    'silently corrected',
  ],
  ['CTR', ['Trial documentation', 'Cohort request'], 'MUST NOT backdate a record.', 'backdated'],
  ['PSE', ['Safety review'], 'MUST NOT accept a risk because it is rare.', 'rare enough to ignore'],
  [
    'GMR',
    ['Variant report'],
    'MUST NOT call a variant pathogenic on one supporting criterion.',
    'pathogenic by itself',
  ],
  [
    'CIE',
    ['Imaging release report'],
    'MUST NOT declare pixels clean that nobody looked at.',
    'pixels assumed clean',
  ],
  ['PHM', ['Population report'], 'MUST NOT lead a pseudonym back to a person.', 're-identified'],
  [
    'MDS',
    ['Traceability report'],
    'MUST NOT count a planned test as a result.',
    'planned, so passed',
  ],
]

for (const [code, outputs, constraint, broken] of PERSONAS) {
  const sections = outputs.map((output) => `## ${output}\n\nAs it should be.`).join('\n\n')
  pointContract(plugin, 'personas', `fcc-healthcare/${code}`, {
    cases: [
      { name: 'its work', text: `# Work\n\n${sections}`, breaks: [], lacks: [] },
      {
        name: 'work that breaks a constraint',
        text: `It was ${broken}.`,
        breaks: [constraint],
        lacks: [...outputs],
      },
    ],
  })
}
