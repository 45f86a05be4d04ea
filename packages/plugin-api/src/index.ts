export type { StandardSchemaV1 } from '@standard-schema/spec'
export { nameOf, ownerOf, wholeId } from './contribution-id.ts'
export {
  type DiagnosticCatalogue,
  type DiagnosticFacts,
  type DiagnosticTexts,
  defineDiagnostics,
} from './define-diagnostics.ts'
export { type AnyEvent, defineEvent, type Event, type EventPayload } from './event.ts'
export { type Diagnostic, FccError, type FccErrorDetails, type Place } from './fcc-error.ts'
export {
  type AnyHook,
  defineHook,
  type Hook,
  type HookDefinition,
  type HookKind,
  type HookResult,
  type Tap,
  type TapOrder,
} from './hook.ts'
export {
  atOnce,
  atOnceOrInTurns,
  DEFAULT_SLICE,
  inTurns,
  LONG_TEXT,
  type Steps,
  type TurnOptions,
} from './in-turns.ts'
export {
  API_VERSION,
  type DeclaredPoint,
  type FoundManifest,
  type Manifest,
  type ManifestExample,
  SPEC,
  type Want,
} from './manifest.ts'
export type { Contribution, Origin } from './origin.ts'
export {
  definePlugin,
  isPlugin,
  type Needs,
  type Parsed,
  type Plugin,
  type PluginDefinition,
  type SetupContext,
} from './plugin.ts'
export {
  type AnyPoint,
  definePoint,
  type Point,
  type PointCombine,
  type PointDefinition,
  type PointFailure,
  type PointScope,
  type PointShape,
  type PointValue,
  type Reference,
} from './point.ts'
export { findIssues, issuePath, writeIssues } from './schema-issues.ts'
export { type AnyService, defineService, type Service, type ServiceValue } from './service.ts'
export { suggest } from './suggest.ts'
export { thrownMessage } from './thrown-message.ts'
export { thrownPlace } from './thrown-place.ts'
export { validateOnce } from './validate-once.ts'
