import { type Diagnostic, FccError } from './fcc-error.ts'

/** The names in braces that a text has to be told. */
type FactNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | FactNames<Rest>
  : never

/** Whom a diagnostic concerns, together with the facts that its text names. */
export type DiagnosticFacts<Text extends string> = Partial<
  Omit<Diagnostic, 'code' | 'why' | 'fix'>
> & { readonly [Name in FactNames<Text>]: string | number }

/** Codes, each with a text of the form `what happened → how to fix it`. */
export type DiagnosticTexts = Readonly<Record<string, `${string} → ${string}`>>

/** Makes the diagnostics of one package. */
export interface DiagnosticCatalogue<Texts extends DiagnosticTexts> {
  /** Every code there is, for checking that each has its page. */
  readonly codes: readonly (keyof Texts & string)[]
  /** A problem as a value; an error unless `severity` says otherwise. */
  report<Code extends keyof Texts & string>(
    code: Code,
    facts: DiagnosticFacts<Texts[Code] & string>,
  ): Diagnostic
  /** The same letter as an error, to be thrown. */
  failure<Code extends keyof Texts & string>(
    code: Code,
    facts: DiagnosticFacts<Texts[Code] & string>,
  ): FccError
}

/**
 * Defines the catalogue of everything a package reports. A text names its facts in braces, and
 * leaving one out is a compile error; `{pluginId}` and `{pointId}` also go into the diagnostic.
 *
 * @example
 * const { report } = defineDiagnostics({
 *   FCC_TOAST_BURNT: 'The toast of {guest} burnt. → Lower the heat of {pluginId}.',
 * })
 * report('FCC_TOAST_BURNT', { pluginId: 'acme-toast', guest: 'guest 3' })
 */
export function defineDiagnostics<const Texts extends DiagnosticTexts>(
  texts: Texts,
): DiagnosticCatalogue<Texts> {
  const report: DiagnosticCatalogue<Texts>['report'] = (code, facts) => {
    const { severity = 'error', pluginId, pointId, place, cause } = facts as Partial<Diagnostic>
    const fill = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (_, name) => String(facts[name as keyof typeof facts]))
    const [why = '', fix = ''] = (texts[code] as string).split(' → ').map(fill)
    return { severity, code, why, fix, pluginId, pointId, place, cause }
  }
  return Object.freeze({
    codes: Object.freeze(Object.keys(texts)) as readonly (keyof Texts & string)[],
    report,
    failure: (code, facts) => new FccError(report(code, facts)),
  } satisfies DiagnosticCatalogue<Texts>)
}
