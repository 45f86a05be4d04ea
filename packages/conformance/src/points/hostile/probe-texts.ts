import { tellThrown } from '../checks/tell-thrown.ts'
import type { HostileText } from './hostile-texts.ts'
import type { Probe, ProbeContext } from './probe.ts'

/** Gives texts to a contribution, one after the other; a throw is a problem of the text it came from. */
export async function probeTexts<Contribution>(
  contribution: Contribution,
  texts: readonly HostileText[],
  { probe, context }: { readonly probe: Probe<Contribution>; readonly context: ProbeContext },
): Promise<readonly string[]> {
  const problems: string[] = []
  for (const { name, text } of texts) {
    problems.push(...(await probeOne(contribution, { name, text }, { probe, context })))
  }
  return problems
}

/** Gives one text to a contribution. */
export async function probeOne<Contribution>(
  contribution: Contribution,
  { name, text }: HostileText,
  { probe, context }: { readonly probe: Probe<Contribution>; readonly context: ProbeContext },
): Promise<readonly string[]> {
  try {
    const found = await probe(contribution, text, context)
    return found.map((problem) => `On ${name}: ${problem}`)
  } catch (cause) {
    return [`On ${name}: it threw ${nameOf(cause)}: ${tellThrown(cause)}`]
  }
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause
}
