import { suggest } from '@fcc/plugin-api'
import type { TenantModel, TenantSession } from '@fcc/runtime'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import colors from 'picocolors'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { layOut } from '../io/lay-out.ts'
import type { Said } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { forceOption, type OutputFile, outputFile } from '../options/output-file.ts'
import { counted } from '../render/counted.ts'
import { explanationLines } from '../render/explanation.ts'
import { constitutionLines } from '../render/shown/constitution-lines.ts'
import { gateLines } from '../render/shown/gate-lines.ts'
import { personaLines } from '../render/shown/persona-lines.ts'
import { scenarioLines } from '../render/shown/scenario-lines.ts'
import { vocabularyLines } from '../render/shown/vocabulary-lines.ts'
import { workflowLines } from '../render/shown/workflow-lines.ts'
import { withTenant } from '../session/open-runtime.ts'
import { resolveRelationPicture } from '../showing/relation-picture.ts'
import { resolveShownConstitution } from '../showing/shown-constitution.ts'
import { resolveShownGate, type ShownOneGate } from '../showing/shown-gate.ts'
import { resolveShownPersona, type ShownPersona } from '../showing/shown-persona.ts'
import { readShownRun, type ShownRun } from '../showing/shown-run.ts'
import { resolveShownScenario } from '../showing/shown-scenario.ts'
import { resolveShownVocabulary } from '../showing/shown-vocabulary.ts'
import { resolveShownWorkflow, type ShownWorkflow } from '../showing/shown-workflow.ts'
import { resolveWorkflowGraph } from '../showing/workflow-graph.ts'

const SHOWABLE = [
  'persona',
  'workflow',
  'scenario',
  'constitution',
  'vocabulary',
  'gate',
  'run',
] as const
type Showable = (typeof SHOWABLE)[number]

const FORMATS = ['text', 'mermaid', 'svg', 'html'] as const
type Format = (typeof FORMATS)[number]
type Drawn = Exclude<Format, 'text'>

/** What each kind can be drawn as; what is not here is text alone. */
const DRAWN: Partial<Record<Showable, readonly Drawn[]>> = {
  persona: ['svg', 'html'],
  workflow: ['mermaid', 'svg'],
  gate: ['svg', 'html'],
  run: ['svg', 'html'],
}

interface ShowOptions {
  readonly format: Format
  readonly output?: string
  /** Of a persona, who works with it, drawn. */
  readonly relations?: boolean
  readonly force?: boolean
}

interface Wanted extends ShowOptions {
  readonly kind: Showable
  readonly shown: Shown
  readonly out: OutputFile | undefined
  readonly tenant: string
}

/** `fcc show KIND ID`: one thing as people want to read it; a workflow, a gate and a run also as a drawing. */
export const registerShow: RegisterCommand = (program, cli) => {
  program
    .command('show')
    .description('show one persona, workflow, scenario, constitution, vocabulary, gate or run')
    .addArgument(new Argument('<kind>', 'what to show').choices(SHOWABLE).argParser(parseKind))
    .argument('<id>', 'its name, or plugin/name; the id of a run, or a part of it')
    .addOption(
      new Option(
        '--format <name>',
        'how; a workflow also as mermaid or svg, a gate, a run and who works with a persona as svg or html',
      )
        .choices(FORMATS)
        .default('text'),
    )
    .option('--relations', 'of a persona, who works with it, drawn')
    .option('-o, --output <file>', 'where to write it; standard output by default')
    .addOption(forceOption())
    .addHelpText(
      'after',
      exampleText(
        'show persona CDS --tenant riverside',
        'show persona RC --relations',
        'show persona RC --relations --format svg -o research-crafter.svg',
        'show constitution hipaa --tenant riverside',
        'show workflow base-sequence --format mermaid',
        'show workflow base-sequence --format svg -o base-sequence.svg',
        'show gate no-residual-identifiers --format svg -o gate.svg',
        'show run 01JD5V8R3N --format html -o run.html',
      ),
    )
    .action((kind: Showable, written: string, options: ShowOptions, command: Command) =>
      cli.perform(command, async (context) => {
        assertDrawn(kind, options)
        const out = outputFile(context.streams.cwd, options.output, options)
        return withTenant(context, async ({ tenant, session }) => {
          const shown =
            kind === 'run'
              ? await shownRun(session, written)
              : options.relations
                ? await shownRelations(tenant.model, written)
                : resolvers[kind](tenant.model, written)
          return show(context, { ...options, out, kind, shown, tenant: tenant.model.config.id })
        })
      }),
    )
}

/** @throws FccError FCC_CLI_USAGE where this kind has no such drawing */
function assertDrawn(kind: Showable, { format, relations }: ShowOptions): void {
  if (relations && kind !== 'persona') {
    throw cliErrors.usage(`Only a persona has relations, and this is a ${kind}.`, 'show')
  }
  if (format === 'text' || DRAWN[kind]?.includes(format)) return
  throw cliErrors.usage(
    DRAWN[kind] === undefined
      ? `Only a workflow, a gate, a run and the relations of a persona can be drawn, and this is a ${kind}.`
      : `A ${kind} can be drawn as ${DRAWN[kind].join(' or ')}, and not as ${format}.`,
    'show',
  )
}

/** @throws InvalidArgumentError for a kind that is none, with the one that was perhaps meant */
function parseKind(written: string): Showable {
  const word = written.toLowerCase()
  const kind = SHOWABLE.find((each) => each === word || `${each}s` === word)
  if (kind !== undefined) return kind
  throw new InvalidArgumentError(
    `Allowed choices are ${SHOWABLE.join(', ')}.${suggest(written, SHOWABLE)}`,
  )
}

/** A thing in the three forms that it can be asked for. */
interface Shown {
  readonly document: object
  lines(paint: Paint): readonly Said[]
  /** Where it can be drawn. */
  draw?(format: Drawn): Promise<string>
}

type Resolve = (model: TenantModel, written: string) => Shown

const resolvers: Readonly<Record<Exclude<Showable, 'run'>, Resolve>> = {
  persona: (model, written) => {
    const document = resolveShownPersona(model, written)
    return {
      document,
      lines: (paint) => personaLines(document, paint),
      draw: (format) => drawRelations(model, document, format),
    }
  },
  workflow: (model, written) => {
    const document = resolveShownWorkflow(model, written)
    return {
      document,
      lines: (paint) => workflowLines(document, paint),
      draw: (format) => drawWorkflow(document, format),
    }
  },
  scenario: (model, written) => {
    const document = resolveShownScenario(model, written)
    return { document, lines: (paint) => scenarioLines(document, paint) }
  },
  vocabulary: (model, written) => {
    const document = resolveShownVocabulary(model, written)
    return { document, lines: (paint) => vocabularyLines(document, paint) }
  },
  gate: (model, written) => {
    const document = resolveShownGate(model, written)
    return {
      document,
      lines: (paint) => gateLines(document, paint),
      draw: (format) => drawGate(document, format),
    }
  },
  constitution: (model, written) => {
    const document = resolveShownConstitution(model, written)
    return { document, lines: (paint) => constitutionLines(document, paint) }
  },
}

/** Who works with a persona, drawn with characters or as a picture. */
async function shownRelations(model: TenantModel, written: string): Promise<Shown> {
  const { relationsText } = await import('@fcc/diagrams')
  const document = resolveShownPersona(model, written)
  const { persona, upstream, downstream } = document
  const picture = resolveRelationPicture(model, document)
  return {
    document: { id: persona.id, upstream, downstream },
    lines: () => ['', ...relationsText(picture).map((line) => `  ${line}`), ''],
    draw: (format) => drawRelations(model, document, format),
  }
}

/** What is known of a run: in words as `fcc explain` says it, or drawn. */
async function shownRun(session: TenantSession, written: string): Promise<Shown> {
  const { document, explanation } = await readShownRun(session, written)
  return {
    document,
    lines: (paint) => explanationLines(explanation, paint),
    draw: (format) => drawRun(document, format),
  }
}

async function show(
  { terminal }: CommandContext,
  { kind, shown, tenant, format, output, out }: Wanted,
): Promise<ExitCode> {
  const drawing = format === 'text' ? undefined : await shown.draw?.(format)
  if (out === undefined) {
    if (drawing === undefined) terminal.say(...shown.lines(terminal.paint))
    else if (!terminal.json) terminal.raw(drawing)
    const drawn = drawing === undefined ? {} : { format, drawing }
    terminal.document({ tenant, kind, ...shown.document, ...drawn })
    return EXIT_CODES.completed
  }
  out.write(drawing ?? plain(shown))
  terminal.say(`  Wrote ${output}`)
  terminal.document({ tenant, kind, format, file: out.file })
  return EXIT_CODES.completed
}

/** Drawing is loaded when something is drawn: nothing else pays for it. */
async function drawWorkflow(shown: ShownWorkflow, format: Drawn): Promise<string> {
  const { mermaidText, svgText } = await import('@fcc/diagrams')
  const graph = resolveWorkflowGraph(shown)
  return format === 'mermaid' ? mermaidText(graph) : svgText(graph)
}

async function drawRelations(
  model: TenantModel,
  shown: ShownPersona,
  format: Drawn,
): Promise<string> {
  const { relationsHtml, relationsSvg } = await import('@fcc/diagrams')
  const picture = resolveRelationPicture(model, shown)
  return format === 'html' ? relationsHtml(picture) : relationsSvg(picture)
}

async function drawGate({ card }: ShownOneGate, format: Drawn): Promise<string> {
  const { gateCardSvg, pageHtml } = await import('@fcc/diagrams')
  const svg = gateCardSvg(card)
  if (format === 'svg') return svg
  const summary = `It passes from ${card.threshold.toFixed(2)} on, by ${counted(card.checks.length, 'check')}.`
  return pageHtml({
    ...{ title: visible(card.title), summary },
    picture: { svg, label: 'The gate as a card' },
    below: [],
  })
}

async function drawRun(shown: ShownRun['document'], format: Drawn): Promise<string> {
  const { resolveRunPicture, runHtml, runSvg } = await import('@fcc/diagrams')
  const picture = resolveRunPicture(shown)
  return format === 'html' ? runHtml(picture) : runSvg(picture)
}

function plain({ lines }: Shown): string {
  return `${layOut(lines(colors.createColors(false))).join('\n')}\n`
}
