import { atOnce, type Finding, type Steps, scanSteps, type TextSpan } from '@fcc/detection'
import { disguisedStretches } from './hidden/disguised-stretches.ts'
import { encodedStretches, rot13 } from './hidden/encoded-stretches.ts'
import { invisibleFindings, invisibleStretches } from './hidden/invisible-characters.ts'
import type { Stretch } from './hidden/stretch.ts'
import { unseenMarkup } from './hidden/unseen-markup.ts'
import { exfiltration } from './phrases/exfiltration.ts'
import { compactExpressions, instructionPatterns } from './phrases/instruction-patterns.ts'
import { skeleton } from './phrases/phrase.ts'
import { roleMarkers } from './phrases/role-markers.ts'
import { isWrittenAbout } from './quoted.ts'

/** What a scan for injections is called with. */
export interface InjectionScan {
  /** Findings below it are not reported. */
  readonly threshold: number
  /** Named as the detector of every finding. */
  readonly detector: string
}

/** What is written about, and not said, is found with no more than this. */
const QUOTED = 0.45
/** That it is hidden makes what reads as instructions this much surer. */
const HIDDEN = 0.3
/** What is hidden and no instruction for certain. */
const AT_LEAST = 0.4
/** A disguise that came out as instructions. */
const DISGUISED = 0.85
/** How often encoded text is decoded again. */
const DEPTH = 2

const patterns = [...instructionPatterns, ...roleMarkers, ...exfiltration]

/**
 * Everything in a text that may be meant for the model that reads it, in steps. Findings overlap where one
 * place is several things.
 */
export function* injectionSteps(text: string, options: InjectionScan): Steps<Finding[]> {
  const { threshold, detector } = options
  const said = yield* saidIn(text, detector)
  const unseen = unseenMarkup(text)
  yield text.length
  const found = said.flatMap((finding) => {
    const hiding = unseen.find((span) => isOverlapping(span, finding.span))
    return hiding === undefined ? [finding] : hiddenIn(hiding, finding)
  })
  found.push(...invisibleFindings(text, detector))
  yield text.length
  for (const stretch of invisibleStretches(text)) {
    found.push(...judged(stretch, 'injection/hidden-text', detector, DEPTH))
    yield stretch.says.length * patterns.length
  }
  found.push(...(yield* encodedIn(text, detector, DEPTH)))
  yield* disguisedIn(text, detector, found)
  return found.filter(({ confidence }) => confidence >= threshold)
}

/** What a text says in plain words, whatever its letters look like. */
function* saidIn(text: string, detector: string): Steps<Finding[]> {
  const scan = { threshold: AT_LEAST - HIDDEN, rejoinedThreshold: 0, detector }
  return (yield* scanSteps(text, patterns, scan)).map((finding) =>
    finding.confidence > QUOTED && isWrittenAbout(text, finding.span)
      ? { ...finding, confidence: QUOTED }
      : finding,
  )
}

function hiddenIn(span: TextSpan, finding: Finding): readonly Finding[] {
  const confidence = Math.min(1, finding.confidence + HIDDEN)
  const { detector } = finding
  return [
    { ...finding, confidence },
    { category: 'injection/hidden-text', span, confidence, detector },
  ]
}

/** What is encoded, and says something to a model once it is decoded. */
function* encodedIn(text: string, detector: string, depth: number): Steps<readonly Finding[]> {
  const found: Finding[] = []
  for (const stretch of yield* encodedStretches(text)) {
    found.push(...judged(stretch, 'injection/encoded', detector, depth))
    yield stretch.says.length * patterns.length
  }
  const turned = rot13(text)
  yield text.length
  const read = yield* scanSteps(turned, instructionPatterns, { threshold: AT_LEAST, detector })
  found.push(
    ...read
      .filter(({ span }) => !isWrittenAbout(text, span))
      .map(({ span, confidence }) => ({
        category: 'injection/encoded',
        span,
        confidence: Math.min(1, confidence + HIDDEN),
        detector,
      })),
  )
  return found
}

/** A stretch as one finding, where what it stands for says something to a model. */
function judged(
  { span, says }: Stretch,
  category: string,
  detector: string,
  depth: number,
): readonly Finding[] {
  const said = atOnce(saidIn(says, detector))
  const further = depth > 1 ? atOnce(encodedIn(says, detector, depth - 1)) : []
  const surest = Math.max(0, ...[...said, ...further].map(({ confidence }) => confidence))
  if (surest < AT_LEAST) return []
  return [{ category, span, confidence: Math.min(1, surest + HIDDEN), detector }]
}

/** Stretches whose letters are disguised, where they say something once they are not. */
function* disguisedIn(text: string, detector: string, found: Finding[]): Steps<void> {
  for (const span of yield* disguisedStretches(text)) {
    const letters = skeleton(text.slice(span.start, span.end))
    yield letters.length * compactExpressions.length
    if (!compactExpressions.some((expression) => expression.test(letters))) continue
    found.push({ category: 'injection/encoded', span, confidence: DISGUISED, detector })
  }
}

function isOverlapping(left: TextSpan, right: TextSpan): boolean {
  return left.start < right.end && right.start < left.end
}
