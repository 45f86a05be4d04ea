import { resolve } from 'node:path'
import { suggest } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import colors from 'picocolors'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES, type ExitCode } from '../exit-code.ts'
import { layOut } from '../io/lay-out.ts'
import type { Said } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { writeText } from '../io/write-file.ts'
import { constitutionLines } from '../render/shown/constitution-lines.ts'
import { personaLines } from '../render/shown/persona-lines.ts'
import { scenarioLines } from '../render/shown/scenario-lines.ts'
import { workflowLines } from '../render/shown/workflow-lines.ts'
import { withTenant } from '../session/open-runtime.ts'
import { resolveShownConstitution } from '../showing/shown-constitution.ts'
import { resolveShownPersona } from '../showing/shown-persona.ts'
import { resolveShownScenario } from '../showing/shown-scenario.ts'
import { resolveShownWorkflow } from '../showing/shown-workflow.ts'
import { resolveWorkflowGraph } from '../showing/workflow-graph.ts'

const SHOWABLE = ['persona', 'workflow', 'scenario', 'constitution'] as const
type Showable = (typeof SHOWABLE)[number]

const FORMATS = ['text', 'mermaid', 'svg'] as const
type Format = (typeof FORMATS)[number]

interface ShowOptions {
  readonly format: Format
  readonly output?: string
}

interface Wanted extends ShowOptions {
  readonly kind: Showable
  readonly written: string
}

/** `fcc show KIND ID`: one thing as people want to read it; a workflow also as a drawing. */
export const registerShow: RegisterCommand = (program, cli) => {
  program
    .command('show')
    .description('show one persona, workflow, scenario or constitution')
    .addArgument(new Argument('<kind>', 'what to show').choices(SHOWABLE).argParser(parseKind))
    .argument('<id>', 'its name, or plugin/name')
    .addOption(
      new Option('--format <name>', 'how; a workflow also as a drawing')
        .choices(FORMATS)
        .default('text'),
    )
    .option('-o, --output <file>', 'where to write it; standard output by default')
    .addHelpText(
      'after',
      exampleText(
        'show persona CDS --tenant riverside',
        'show constitution hipaa --tenant riverside',
        'show workflow base-sequence --format mermaid',
        'show workflow base-sequence --format svg -o base-sequence.svg',
      ),
    )
    .action((kind: Showable, written: string, options: ShowOptions, command: Command) =>
      cli.perform(command, async (context) => {
        if (options.format !== 'text' && kind !== 'workflow') {
          throw cliErrors.usage(`Only a workflow can be drawn, and this is a ${kind}.`, 'show')
        }
        return withTenant(context, ({ tenant }) =>
          show(context, tenant.model, { ...options, kind, written }),
        )
      }),
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
}

const resolvers: Readonly<Record<Showable, (model: TenantModel, written: string) => Shown>> = {
  persona: (model, written) => {
    const document = resolveShownPersona(model, written)
    return { document, lines: (paint) => personaLines(document, paint) }
  },
  workflow: (model, written) => {
    const document = resolveShownWorkflow(model, written)
    return { document, lines: (paint) => workflowLines(document, paint) }
  },
  scenario: (model, written) => {
    const document = resolveShownScenario(model, written)
    return { document, lines: (paint) => scenarioLines(document, paint) }
  },
  constitution: (model, written) => {
    const document = resolveShownConstitution(model, written)
    return { document, lines: (paint) => constitutionLines(document, paint) }
  },
}

async function show(
  { terminal, streams }: CommandContext,
  model: TenantModel,
  { kind, written, format, output }: Wanted,
): Promise<ExitCode> {
  const tenant = model.config.id
  const shown = resolvers[kind](model, written)
  const drawing = format === 'text' ? undefined : await draw(model, { written, format })
  if (output === undefined) {
    if (drawing === undefined) terminal.say(...shown.lines(terminal.paint))
    else if (!terminal.json) terminal.raw(drawing)
    const drawn = drawing === undefined ? {} : { format, drawing }
    terminal.document({ tenant, kind, ...shown.document, ...drawn })
    return EXIT_CODES.completed
  }
  const file = resolve(streams.cwd, output)
  writeText(file, drawing ?? plain(shown))
  terminal.say(`  Wrote ${output}`)
  terminal.document({ tenant, kind, format, file })
  return EXIT_CODES.completed
}

/** Drawing is loaded when something is drawn: nothing else pays for it. */
async function draw(
  model: TenantModel,
  wanted: { readonly written: string; readonly format: Exclude<Format, 'text'> },
): Promise<string> {
  const { mermaidText, svgText } = await import('@fcc/diagrams')
  const graph = resolveWorkflowGraph(resolveShownWorkflow(model, wanted.written))
  return wanted.format === 'mermaid' ? mermaidText(graph) : svgText(graph)
}

function plain({ lines }: Shown): string {
  return `${layOut(lines(colors.createColors(false))).join('\n')}\n`
}
