import { transportConformance } from '@fcc/conformance'
import { inProcessTransport } from './in-process-transport.ts'

transportConformance('the transport of this process', inProcessTransport)
