import type { EdgeKind, WorkflowEdge } from '@fcc/contracts'
import { type Said, table } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { visible } from '../../io/visible.ts'
import { originText } from '../../listing/listed.ts'
import type { ShownGate, ShownNode, ShownWorkflow } from '../../showing/shown-workflow.ts'
import { localName } from '../local-name.ts'
import { conditionTexts, edgeTexts } from './condition-texts.ts'
import { gateCheckText } from './content-check-text.ts'
import { headingLines, labelledLines } from './labelled-lines.ts'

/** How each kind of edge is drawn in a line of text. */
const EDGE_ARROWS: Readonly<Record<EdgeKind, string>> = {
  handoff: '→',
  feedback: '↺',
  orchestration: '⇒',
  failure: '↯',
}

/** A workflow in lines for people: nodes, edges with their kinds, gates. */
export function workflowLines(shown: ShownWorkflow, paint: Paint): readonly Said[] {
  const { workflow, origin, nodes, scenarios } = shown
  return [
    ...headingLines({ title: workflow.title, id: workflow.id, from: originText(origin) }, paint),
    `  Nodes, from ${visible(workflow.start)} on`,
    ...nodeLines(nodes),
    '',
    '  Edges',
    ...edgeLines(workflow.edges),
    ...innerEdgeLines(nodes),
    '',
    ...gateSection(
      nodes.flatMap(({ gate }) => (gate ? [gate] : [])),
      paint,
    ),
    ...labelledLines([['Used by', scenarios.join(', ') || 'no scenario here']], { paint }),
    '',
  ]
}

/** The edges of the workflows that nodes do, each under the node it is nested in. */
function innerEdgeLines(nodes: readonly ShownNode[]): readonly Said[] {
  return nodes.flatMap(({ id, inner }) =>
    inner
      ? [
          '',
          `  Edges inside ${visible(id)}`,
          ...edgeLines(inner.workflow.edges),
          ...innerEdgeLines(inner.nodes),
        ]
      : [],
  )
}

/** Nodes as a table: who is bound to each, who acts, what it makes, what it has to pass. */
export function nodeLines(nodes: readonly ShownNode[]): readonly Said[] {
  return table(
    flattened(nodes).map(({ depth, node }) => {
      const { id, persona, personaName, actedBy, produces, mayProduce, gate, conditions } = node
      return [
        `${'  '.repeat(depth)}${id}`,
        `${personaName} (${localName(persona)})`,
        actedBy,
        [
          ...(produces.length > 0 ? [`makes ${produces.join(', ')}`] : []),
          ...(mayProduce.length > 0 ? [`perhaps ${mayProduce.join(', ')}`] : []),
        ].join(', '),
        gate ? `gate ${localName(gate.id)} on ${gate.on}` : '',
        conditionTexts(conditions).join(', '),
      ]
    }),
    { indent: '    ' },
  )
}

/** Nodes with those of the workflows that they do below them, each as deep as it is nested. */
function flattened(
  nodes: readonly ShownNode[],
  depth = 0,
): readonly { readonly depth: number; readonly node: ShownNode }[] {
  return nodes.flatMap((node) => [
    { depth, node },
    ...(node.inner ? flattened(node.inner.nodes, depth + 1) : []),
  ])
}

/** Edges as a table: what goes where, of which kind, how often. */
export function edgeLines(edges: readonly WorkflowEdge[]): readonly Said[] {
  if (edges.length === 0) return ['    none']
  return table(
    edges.map((edge) => [
      `${edge.from} ${EDGE_ARROWS[edge.kind]} ${edge.to}`,
      edge.kind,
      edge.carries.join(', '),
      edgeTexts(edge).join(', '),
    ]),
    { indent: '    ' },
  )
}

/** Every gate once, with its threshold and its checks. */
export function gateSection(gates: readonly ShownGate[], paint: Paint): readonly Said[] {
  const distinct = [...new Map(gates.map((gate) => [`${gate.id} ${gate.on}`, gate])).values()]
  if (distinct.length === 0) return []
  return [
    '  Gates',
    ...distinct.flatMap(({ id, on, title, threshold, checks }) => [
      ...table(
        [
          [
            localName(id),
            `on ${on}`,
            threshold === undefined ? '' : `threshold ${threshold.toFixed(2)}`,
            title ?? '',
          ],
        ],
        { indent: '    ' },
      ),
      ...labelledLines(
        checks.map((check) => [check.id, gateCheckText(check)]),
        { paint, indent: '      ' },
      ),
    ]),
    '',
  ]
}
