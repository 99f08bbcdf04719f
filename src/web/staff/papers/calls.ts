import { papersContract } from '../../../rooms/staff/papers/papers.contract.ts'
import { client } from '../../platform/client.ts'

/** SKP, evaluations and recaps as files. */
export const papers = client(papersContract)
