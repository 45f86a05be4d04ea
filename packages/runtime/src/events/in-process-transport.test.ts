import { portConformance, transportSuite } from '@fcc/conformance'
import { inProcessTransport } from './in-process-transport.ts'

portConformance('the transport of this process', transportSuite, () => inProcessTransport)
