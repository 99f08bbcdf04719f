import { boardContract } from '../../../rooms/staff/board/board.contract.ts'
import { client } from '../../platform/client.ts'

/** One's own year, the board of offices, and who looked, as functions. */
export const boards = client(boardContract)
