import { scanContract } from '../../../rooms/agreements/scans/scan.contract.ts'
import { client } from '../../platform/client.ts'

/** Scans of papers as functions; one object, so that every page asks and remembers alike. */
export const scanCalls = client(scanContract)
