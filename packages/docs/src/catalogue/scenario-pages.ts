import type { Scenario } from '@fcc/contracts'
import { resolveRunPicture, runSvg } from '@fcc/diagrams'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { type CatalogueParts, type Listed, localName, slugOf } from './catalogue-parts.ts'
import { beginningOf, drawing, folded, verbatim } from './markup.ts'
import type { ShownRun } from './run-scenarios.ts'
import { workflowPicture } from './workflow-pages.ts'

/** Where the picture of a scenario's run is, below the site's root. */
const runPicture = (slug: string): string => `pictures/runs/${slug}.svg`

/** The picture of a run, by the function that `fcc show run` draws with. */
export function drawRun(slug: string, { explained }: ShownRun): Page {
  return { path: `public/${runPicture(slug)}`, text: runSvg(resolveRunPicture(explained)) }
}

/** The page of one scenario: what goes in, what comes out, and a run that was made for this page. */
export function scenarioPage(
  { value, slug, owner }: Listed<Scenario>,
  run: ShownRun | undefined,
  { workflows }: CatalogueParts,
): Page {
  const workflow = workflows.find(({ value: { id } }) => id === value.workflow)
  const link = workflow
    ? `[${prose(workflow.value.title)}](../workflows/${workflow.slug}.md)`
    : inlineCode(value.workflow)
  return page(
    `catalogue/scenarios/${slug}.md`,
    [
      `# ${prose(value.title)}`,
      `Scenario ${inlineCode(value.id)}, from ${owner === 'core-catalog' ? 'the shared catalogue' : `[${owner}](../verticals/${owner}.md)`}, through the workflow ${link}, for the ${value.purposes.length === 1 ? 'purpose' : 'purposes'} ${value.purposes.map(inlineCode).join(', ')}.`,
      prose(value.description ?? ''),
      '## What goes in',
      table(
        ['Input', 'Holds', 'Needed', 'At most'],
        Object.entries(value.inputs).map(([name, input]) => [
          inlineCode(name),
          prose(input.description ?? input.kind ?? input.mediaType),
          input.required ? 'yes' : 'no',
          `${input.maxBytes.toLocaleString('en')} bytes`,
        ]),
      ),
      '## What comes out',
      outcomeTable(value),
      ...(run ? runParts({ value, slug, run }) : notRunParts(workflow)),
    ],
    { aside: false, keywords: ['scenario', localName(value.id)] },
  )
}

/** What is released once its gate passes; labels where any is removed. */
function outcomeTable({ outcomes }: Scenario): string {
  const removes = Object.values(outcomes).some(({ declassifies }) => declassifies !== undefined)
  const column = (cell: string): readonly string[] => (removes ? [cell] : [])
  return table(
    ['Outcome', 'Has to pass', ...column('Label that is removed')],
    Object.entries(outcomes).map(([name, { gate, declassifies }]) => [
      inlineCode(name),
      `[${localName(gate)}](../gates.md#${slugOf(gate)})`,
      ...column(declassifies === undefined ? '' : inlineCode(declassifies)),
    ]),
  )
}

function runParts(shown: {
  readonly value: Scenario
  readonly slug: string
  readonly run: ShownRun
}): readonly string[] {
  const { value, slug, run } = shown
  const { record, explained } = run
  const visits = explained.visits.length
  return [
    '## A run of it',
    `Made when this page was written, with no model: what a model would write, the deterministic provider writes. It ended **${record.state}** after ${visits} ${visits === 1 ? 'visit' : 'visits'}.`,
    drawing(runPicture(slug), {
      alt: resolveRunPicture(explained).description,
      caption:
        'From top to bottom, a column for each persona; diamonds are gates. Drawn by fcc show run ID --format svg.',
    }),
    ...Object.entries(run.inputs).map(([name, text]) =>
      folded(`What it was given as ${name}`, verbatim(beginningOf(text))),
    ),
    ...Object.entries(run.outcomes).map(([name, text]) =>
      folded(`What came out as ${name}`, verbatim(beginningOf(text))),
    ),
    'In a project that has it:',
    `\`\`\`console\n$ fcc run ${localName(value.id)} ${Object.keys(run.inputs)
      .map((name) => `--input ${name}=FILE`)
      .join(' ')}\n\`\`\``,
  ]
}

function notRunParts(workflow: Listed<{ readonly title: string }> | undefined): readonly string[] {
  return workflow === undefined
    ? []
    : [
        '## How it runs',
        drawing(workflowPicture(workflow.slug), {
          alt: `The workflow ${workflow.value.title}, whose page tells it in words.`,
          caption: 'Its workflow. No run is shown here: it needs people, services or keys.',
        }),
      ]
}

/** A text as far as a page shows it. */
/** All scenarios in one list. */
export function scenarioIndex(
  { scenarios }: CatalogueParts,
  runs: ReadonlyMap<string, ShownRun>,
): Page {
  return page(
    'catalogue/scenarios/index.md',
    [
      '# Scenarios',
      'What can be run: what goes in, through which workflow, and what comes out. Each page shows a run that was made when the page was written.',
      table(
        ['Scenario', 'Id', 'From', 'The run shown'],
        scenarios.map(({ value, slug, owner }) => [
          `[${prose(value.title)}](./${slug}.md)`,
          inlineCode(localName(value.id)),
          owner,
          runs.get(value.id)?.record.state ?? 'none',
        ]),
      ),
    ],
    { keywords: ['scenario', 'scenarios', 'example runs'] },
  )
}
