import type { Check } from './check.ts'
import { bootstrap } from './checks/bootstrap.ts'
import { declaredImports } from './checks/declared-imports.ts'
import { defaultExports } from './checks/default-exports.ts'
import { errorCodes } from './checks/error-codes.ts'
import { exportLists } from './checks/export-lists.ts'
import { fileSize } from './checks/file-size.ts'
import { forbiddenWords } from './checks/forbidden-words.ts'
import { guards } from './checks/guards.ts'
import { kernelSize } from './checks/kernel-size.ts'
import { layering } from './checks/layering.ts'
import { packageExports } from './checks/package-exports.ts'
import { packageFields } from './checks/package-fields.ts'
import { plainWords } from './checks/plain-words.ts'
import { pluginManifests } from './checks/plugin-manifests.ts'
import { releaseGroup } from './checks/release-group.ts'
import { testNames } from './checks/test-names.ts'
import { topLevel } from './checks/top-level.ts'
import { apiSnapshots } from './tools/api-snapshots.ts'
import { knip } from './tools/knip.ts'
import { packedFiles } from './tools/packed-files.ts'
import { reference } from './tools/reference.ts'
import { attw, publint } from './tools/tarball-check.ts'

/** Every check, the cheap ones first. */
export const checks: readonly Check[] = [
  topLevel,
  bootstrap,
  layering,
  declaredImports,
  fileSize,
  kernelSize,
  defaultExports,
  exportLists,
  packageExports,
  packageFields,
  pluginManifests,
  releaseGroup,
  testNames,
  errorCodes,
  guards,
  forbiddenWords,
  plainWords,
  reference,
  apiSnapshots,
  knip,
  packedFiles,
  publint,
  attw,
]
