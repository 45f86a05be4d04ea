import packageJson from '../package.json' with { type: 'json' }
import type { PointDefinition, PointShape } from './point.ts'

/**
 * The version of the authors' interface that this package offers: its own. A manifest's `api` range
 * is held against it, and kept equal to its peer dependency by a check.
 */
export const API_VERSION: string = packageJson.version

/** The version of the manifest and of the plugin shape that this package speaks. */
export const SPEC = 1

/** What a plan must know of a point before the code that defines it has been loaded. */
export type DeclaredPoint = Pick<
  PointDefinition<PointShape>,
  'version' | 'scope' | 'combine' | 'onFailure' | 'safeguard'
>

/** The `fcc` field of a plugin's `package.json`: what a reviewer sees without running anything. */
export interface Manifest {
  readonly spec: number
  readonly kind: 'plugin' | 'vertical'
  readonly id: string
  /** The range of `@fcc/plugin-api` versions that this plugin was built for. */
  readonly api: string
  /** Services this plugin cannot start without: id → version range. */
  readonly needs: Readonly<Record<string, string>>
  /** Services it uses where present: id → version range. */
  readonly optional: Readonly<Record<string, string>>
  /** Services it provides: id → version. */
  readonly provides: Readonly<Record<string, string>>
  /** Packages this one builds on, discovered with it. */
  readonly includes: readonly string[]
  /** Points it defines for others to contribute to, by id; written by `fcc manifest` from the code. */
  readonly points: Readonly<Record<string, DeclaredPoint>>
  /** Point id → contribution ids; written by `fcc manifest` from the code. */
  readonly contributes: Readonly<Record<string, readonly string[]>>
  /**
   * The range of its own versions whose waiting runs may continue on this one by themselves:
   * `>=1.2.0 <1.5.0`. By default the same major and minor.
   */
  readonly continues?: string | undefined
  /**
   * The folder of documents of a package that is data alone, relative to its package.json: `data`. What its
   * documents say is then the plugin, and no code of the package is loaded.
   */
  readonly data?: string | undefined
  /** What a first run of it is made of, for `fcc init` to write and to suggest. */
  readonly example?: ManifestExample | undefined
  /** A declaration for reviewers. In-process code is not held to it. */
  readonly permissions: readonly string[]
}

/** A scenario and files of the package that it can be run on. */
export interface ManifestExample {
  /** Its name, as `fcc run` takes it: `deidentify-and-release`. */
  readonly scenario: string
  /** Input → a text file, relative to its package.json: `{ note: 'example/note.txt' }`. */
  readonly input: Readonly<Record<string, string>>
}

/** Somebody who asks for a plugin's package. */
export interface Want {
  /** The package that asks; absent where the application does. */
  readonly by?: string | undefined
  /** The range as its package.json has it; absent where none is written. */
  readonly range?: string | undefined
}

/** A manifest with the package it was found in. */
export interface FoundManifest {
  readonly manifest: Manifest
  readonly packageName: string
  readonly version: string
  /** The folder of the package, for messages and for loading. */
  readonly location: string
  /** Who asks for this copy of the package, where it was discovered. */
  readonly wantedBy?: readonly Want[] | undefined
  /**
   * `false` where the plugin was handed over in code and nothing lists its contributions: the kernel
   * then takes what the code contributes, and must hold it for a safeguard when it fails.
   * Absent means `true`.
   */
  readonly declared?: boolean | undefined
}
