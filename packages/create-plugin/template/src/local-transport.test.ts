import { portConformance, transportSuite } from '@fcc/conformance'
import { localTransport } from './local-transport.ts'

portConformance('the transport', transportSuite, () => localTransport)
