import { evidenceContract } from '../../rooms/evidence/evidence.contract.ts'
import { deskContract } from '../../rooms/measurement/desk/desk.contract.ts'
import { figureContract } from '../../rooms/measurement/figure/figure.contract.ts'
import { client } from '../platform/client.ts'

/** What the room of measurement shows; one object, so that every page asks and remembers alike. */
export const desks = client(deskContract)
/** What one does to a figure. */
export const figures = client(figureContract)
/** Evidence: upload, download. */
export const evidence = client(evidenceContract)
