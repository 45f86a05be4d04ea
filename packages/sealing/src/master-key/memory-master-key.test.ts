import { masterKeyConformance } from '@fcc/conformance'
import { createMemoryMasterKey } from './memory-master-key.ts'

masterKeyConformance('memory', () => ({
  masterKey: createMemoryMasterKey(),
  other: createMemoryMasterKey(),
  cleanup: () => undefined,
}))
