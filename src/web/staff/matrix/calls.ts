import { alignmentContract } from '../../../rooms/staff/matrix/alignment.contract.ts'
import { matrixContract } from '../../../rooms/staff/matrix/matrix.contract.ts'
import { client } from '../../platform/client.ts'

/** Matrices as functions; one object, so that every page asks and remembers alike. */
export const matrices = client(matrixContract)
/** Rows that are asked about. */
export const alignments = client(alignmentContract)
