import { masterKeySuite, portConformance } from '@fcc/conformance'
import { createMemoryMasterKey } from './memory-master-key.ts'

portConformance('memory', masterKeySuite, () => ({
  masterKey: createMemoryMasterKey(),
  other: createMemoryMasterKey(),
  cleanup: () => undefined,
}))
