import type { Scenario } from '@fcc/contracts'
import type { CatalogueContents, TenantSession } from '@fcc/runtime'
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { runBody } from '../routes/run-body.ts'
import { resultOf, valueResult } from './tool-result.ts'
import { waitForRun } from './wait-for-run.ts'

/** The longest name of a tool (MCP, tools: names). */
const MOST_NAME = 64

/** How long a start waits for its run where the caller says nothing, in seconds. */
const DEFAULT_WAIT_S = 60

/** A tool for each scenario, from its input schema: it starts a run and waits for it. */
export function registerScenarioTools(
  server: McpServer,
  session: TenantSession,
  { scenarios }: Pick<CatalogueContents, 'scenarios'>,
): void {
  for (const [name, scenario] of toolNames(scenarios)) {
    server.registerTool(
      name,
      {
        title: scenario.title,
        description: `${scenario.description ?? scenario.title} Starts a run of ${scenario.id}, and gives its state; read its outcomes (${Object.keys(scenario.outcomes).join(', ') || 'none'}) with read_outcome.`,
        inputSchema: inputOf(scenario),
        annotations: { destructiveHint: false },
      },
      ({ input, purpose, wait_seconds: seconds }, context) =>
        resultOf(async () => {
          const handle = await session.start(
            scenario.id,
            input,
            purpose === undefined ? {} : { purpose },
          )
          if (seconds === 0) return valueResult(runBody(await handle.record()))
          const run = await waitForRun(session, handle.id, seconds, context)
          // Who cancels the call takes what it started with it.
          if (context.mcpReq.signal.aborted) await handle.cancel('The caller left.')
          return valueResult(runBody(run))
        }),
    )
  }
}

function inputOf({ inputs, purposes }: Scenario) {
  const fields = Object.entries(inputs).map(([name, input]) => {
    const described = z
      .string()
      .describe(input.description ?? `${input.kind ?? 'document'} as ${input.mediaType}`)
    return [name, input.required ? described : described.optional()] as const
  })
  const [first, ...others] = purposes
  return z.object({
    input: z.strictObject(Object.fromEntries(fields)).transform(withoutUndefined),
    purpose: (first === undefined ? z.string() : z.enum([first, ...others])).optional(),
    wait_seconds: z.number().int().min(0).max(300).default(DEFAULT_WAIT_S),
  })
}

function withoutUndefined(
  input: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  )
}

/** Names that clients take for tools: `start_<plugin>_<scenario>`; of two that come out as one, both are counted. */
function toolNames(scenarios: readonly Scenario[]): readonly (readonly [string, Scenario])[] {
  const taken = new Map<string, number>()
  return scenarios.map((scenario) => {
    const base = `start_${scenario.id.replaceAll(/[^A-Za-z0-9_-]/g, '_')}`.slice(0, MOST_NAME - 4)
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    return [count === 1 ? base : `${base}_${count}`, scenario] as const
  })
}
