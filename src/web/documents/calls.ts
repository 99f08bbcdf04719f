import { certificateContract } from '../../rooms/documents/certificate.contract.ts'
import { client } from '../platform/client.ts'

/** The certificates as functions; one object, so that every page asks and remembers alike. */
export const certificates = client(certificateContract)

/** The input of a question that needs none; the same object at every drawing. */
export const nothing = {}
