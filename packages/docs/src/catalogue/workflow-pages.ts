import { resolveShownWorkflow, resolveWorkflowGraph } from '@fcc/cli'
import type { Scenario, Workflow } from '@fcc/contracts'
import { svgText } from '@fcc/diagrams'
import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { type CatalogueParts, type Listed, localName, slugOf } from './catalogue-parts.ts'
import { drawing } from './markup.ts'

/** Where the drawing of a workflow is, below the site's root. */
export const workflowPicture = (slug: string): string => `pictures/workflows/${slug}.svg`

/** The drawing of a workflow, by the function that `fcc show workflow` draws with. */
export function drawWorkflow({ value, model, slug }: Listed<Workflow>): Page {
  const graph = resolveWorkflowGraph(resolveShownWorkflow(model, value.id))
  return { path: `public/${workflowPicture(slug)}`, text: svgText(graph) }
}

/** The page of one workflow: drawn, and told in words. */
export function workflowPage(listed: Listed<Workflow>, parts: CatalogueParts): Page {
  const { value, model, slug, owner } = listed
  const { nodes } = resolveShownWorkflow(model, value.id)
  const scenarios = parts.scenarios.filter(({ value: { workflow } }) => workflow === value.id)
  const known = new Set(parts.personas.map(({ value: { id } }) => id))
  const gates = new Set(parts.gates.map(({ value: { id } }) => id))
  return page(
    `catalogue/workflows/${slug}.md`,
    [
      `# ${prose(value.title)}`,
      `Workflow ${inlineCode(value.id)}, from ${owner === 'core-catalog' ? 'the shared catalogue' : `[${owner}](../verticals/${owner}.md)`}: ${counted(value.nodes.length, 'step')} and ${counted(value.edges.length, 'way')} between them. It begins at ${inlineCode(value.start)}.`,
      drawing(workflowPicture(slug), {
        alt: `The workflow ${value.title}: ${counted(value.nodes.length, 'step')} from ${value.start} on, ${counted(value.edges.length, 'way')} between them. The tables below say the same in words.`,
        caption: `Drawn by fcc show workflow ${localName(value.id)} --format svg.`,
      }),
      '## Steps',
      table(
        ['Step', 'Persona', 'Played by', 'Makes', 'Has to pass'],
        nodes.map(({ id, persona, personaName, actor, produces, gate }) => [
          inlineCode(id),
          known.has(persona)
            ? `[${prose(personaName)}](../personas/${slugOf(persona)}.md)`
            : prose(personaName),
          playedBy[actor],
          produces.map(inlineCode).join(', '),
          gate
            ? gates.has(gate.id)
              ? `[${localName(gate.id)}](../gates.md#${slugOf(gate.id)})`
              : inlineCode(localName(gate.id))
            : '',
        ]),
      ),
      '## How work moves between them',
      table(
        ['From', 'To', 'Kind', 'Carries'],
        value.edges.map(({ from, to, kind, carries, atMost }) => [
          inlineCode(from),
          inlineCode(to),
          kind === 'feedback' ? `feedback, at most ${atMost} times` : kind,
          carries.map(inlineCode).join(', '),
        ]),
      ),
      '## Scenarios that go through it',
      scenarioList(scenarios),
    ],
    { aside: false, keywords: ['workflow', localName(value.id)] },
  )
}

/** Who plays a step, in words. */
const playedBy: Readonly<Record<Workflow['nodes'][number]['actor']['kind'], string>> = {
  model: 'a model',
  skill: 'code',
  human: 'a person',
  workflow: 'a workflow of its own',
}

function scenarioList(scenarios: readonly Listed<Scenario>[]): string {
  return scenarios.length === 0
    ? 'None here; other workflows may contain it.'
    : scenarios
        .map(
          ({ value, slug }) =>
            `- [${prose(value.title)}](../scenarios/${slug}.md) (${localName(value.id)})`,
        )
        .join('\n')
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** All workflows in one list. */
export function workflowIndex({ workflows }: CatalogueParts): Page {
  return page(
    'catalogue/workflows/index.md',
    [
      '# Workflows',
      'Steps and how work moves between them. Each is drawn on its page; how one is written is in [branch a workflow](../../guides/branch-a-workflow.md).',
      table(
        ['Workflow', 'Id', 'Steps', 'Ways between them', 'From'],
        workflows.map(({ value, slug, owner }) => [
          `[${prose(value.title)}](./${slug}.md)`,
          inlineCode(localName(value.id)),
          String(value.nodes.length),
          String(value.edges.length),
          owner,
        ]),
      ),
    ],
    { keywords: ['workflow', 'workflows', 'drawing'] },
  )
}
