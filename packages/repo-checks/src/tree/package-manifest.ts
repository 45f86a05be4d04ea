import { z } from 'zod'

const conditions = z.union([z.string(), z.record(z.string(), z.string())])
const ranges = z.record(z.string(), z.string()).default({})

const fccField = z.looseObject({
  spec: z.number(),
  kind: z.enum(['plugin', 'vertical']),
  id: z.string(),
  api: z.string(),
  includes: z.array(z.string()).default([]),
  data: z.string().optional(),
})

/** The fields of a `package.json` that the checks look at; unknown ones are left alone. */
export const packageManifestSchema = z.looseObject({
  name: z.string(),
  version: z.string().optional(),
  description: z.string().optional(),
  private: z.boolean().default(false),
  license: z.string().optional(),
  packageManager: z.string().optional(),
  type: z.string().optional(),
  main: z.string().optional(),
  files: z.array(z.string()).default([]),
  keywords: z.array(z.string()).default([]),
  engines: z.record(z.string(), z.string()).default({}),
  bin: z.record(z.string(), z.string()).default({}),
  exports: z.record(z.string(), conditions).default({}),
  publishConfig: z
    .looseObject({
      access: z.string().optional(),
      exports: z.record(z.string(), conditions).default({}),
    })
    .optional(),
  dependencies: ranges,
  devDependencies: ranges,
  peerDependencies: ranges,
  optionalDependencies: ranges,
  fcc: fccField.optional(),
})

export type PackageManifest = z.infer<typeof packageManifestSchema>
export type ExportConditions = z.infer<typeof conditions>

/** Whether a package is data alone: it has no sources, no build and no entry point. */
export function isDataAlone(manifest: PackageManifest): boolean {
  return manifest.fcc?.data !== undefined
}

/** Whether a package goes to the registry: then its shape is a promise to third parties. */
export function isPublished(manifest: PackageManifest): boolean {
  return !manifest.private
}
