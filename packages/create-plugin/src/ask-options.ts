import { type Options, parseKind, parsePoints } from './options.ts'
import type { Conversation } from './questions.ts'
import { DEFAULT_POINTS, RECIPES } from './recipes.ts'
import { assertName } from './resolve-request.ts'
import type { KnownName } from './taken-names.ts'

/**
 * Asks for what the command line left open: name, kind, points.
 *
 * @throws CreateError FCC_CREATE_CANCELLED when the input ends
 */
export async function askOptions(
  options: Options,
  known: readonly KnownName[],
  conversation: Conversation,
): Promise<Options> {
  const packageName =
    options.packageName ??
    (await conversation.ask({
      text: 'Name of the package',
      parse: (answer) => {
        assertName(answer, known)
        return answer
      },
    }))
  const kind =
    options.kind ??
    (await conversation.ask({
      text: 'A plugin (one capability), a vertical (an industry) or data (an industry in YAML alone)?',
      otherwise: 'plugin',
      parse: parseKind,
    }))
  if (kind === 'data') return { ...options, packageName, kind }
  const points =
    options.points ??
    (await conversation.ask({
      text: `What should it contribute?\n${pointLines()}\nPoints, with commas`,
      otherwise: DEFAULT_POINTS[kind].join(','),
      parse: parsePoints,
    }))
  return { ...options, packageName, kind, points }
}

/** The points with what they are, for whoever chooses. */
export function pointLines(): string {
  return RECIPES.map(({ point, says }) => `  ${point.padEnd(14)} ${says}`).join('\n')
}
